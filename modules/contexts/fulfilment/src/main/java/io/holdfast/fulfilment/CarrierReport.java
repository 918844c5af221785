package io.holdfast.fulfilment;

import java.time.Instant;
import java.util.UUID;

/**
 * What the carrier reports about a parcel.
 *
 * @param eventId the carrier's id of the report, the same on every delivery; 1 to 255 characters
 * @param shipment the key under which its label was requested
 * @param trackingNumber the carrier's number; null if the report names none
 * @param at when it happened
 */
public record CarrierReport(
    String eventId, UUID shipment, String trackingNumber, Code code, Instant at) {

  /** What happened. */
  public enum Code {
    /** It is on its way. */
    IN_TRANSIT,
    /** It reached its destination. */
    DELIVERED,
    /** It is lost. */
    LOST
  }
}
