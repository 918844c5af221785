package io.holdfast.orders;

import java.time.Instant;

/**
 * Something that has happened to an order.
 *
 * @param at when
 * @param type what
 * @param detail an amount, or why; for people to read
 */
public record TimelineEntry(Instant at, Type type, String detail) {

  /** What can happen, in the order in which it does where two things have one time. */
  public enum Type {
    /** Its units were reserved. */
    PLACED,
    /** The provider set the money aside. */
    AUTHORISED,
    /** The provider refused. */
    DECLINED,
    /** It was paid. */
    CONFIRMED,
    /** It ended at its buyer's wish or for want of money. */
    CANCELLED,
    /** It was not paid in time. */
    EXPIRED,
    /** What was set aside was let go. */
    VOIDED
  }
}
