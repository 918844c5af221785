package io.holdfast.orders;

import java.time.Instant;

/**
 * An entry of an order's history.
 *
 * @param at when
 * @param type what
 * @param detail an amount or a reason, as text for display
 */
public record TimelineEntry(Instant at, Type type, String detail) {

  /** Types of entries, in the sort order for equal times. */
  public enum Type {
    /** It was accepted; its warehouses are asked to reserve. */
    PENDING,
    /** A warehouse was asked to reserve its part. */
    RESERVATION_REQUESTED,
    /** A warehouse reserved its part. */
    RESERVED,
    /** A warehouse lacked stock and reserved nothing. */
    RESERVATION_REFUSED,
    /** A warehouse did not answer in time. */
    WAREHOUSE_SILENT,
    /** Its units were reserved. */
    PLACED,
    /** Its units could not be reserved. */
    REJECTED,
    /** A warehouse released what it had reserved for it. */
    RESERVATION_RELEASED,
    /** The provider authorised the payment. */
    AUTHORISED,
    /** The provider declined. */
    DECLINED,
    /** It was paid. */
    CONFIRMED,
    /** It was cancelled on request or because the payment was declined. */
    CANCELLED,
    /** It was not paid in time. */
    EXPIRED,
    /** The authorisation, or what was left of it, was voided or has lapsed. */
    VOIDED,
    /** What had not been dispatched was cancelled. */
    UNITS_CANCELLED,
    /** A shipment got its label. */
    SHIPMENT_LABELLED,
    /** A shipment left its warehouse. */
    SHIPMENT_DISPATCHED,
    /** A shipment reached its destination. */
    SHIPMENT_DELIVERED,
    /** The carrier lost a shipment. */
    SHIPMENT_LOST,
    /** A shipment was cancelled before it left. */
    SHIPMENT_CANCELLED,
    /** The amount of a shipment was captured. */
    CAPTURED,
    /** What was captured for a return or a lost shipment was refunded. */
    REFUNDED
  }
}
