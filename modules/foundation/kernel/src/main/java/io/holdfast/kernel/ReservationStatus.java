package io.holdfast.kernel;

import java.util.EnumSet;
import java.util.Set;

/**
 * The states of one order's reservation of one SKU in one warehouse, and which may follow which.
 * Each unit ends once: shipped or released. The reservation stays COMMITTED until no unit is open.
 */
public enum ReservationStatus {
  /** Reserved, not yet paid; all units are open. */
  HELD,
  /** Paid; units are open, and some may have been shipped or released. */
  COMMITTED,
  /** No unit is open and at least one was shipped; the others were released. */
  SHIPPED,
  /** Every unit was released. */
  RELEASED,
  /** Every unit was released, because the order was not paid in time. */
  EXPIRED;

  private static final Transitions<ReservationStatus> TABLE =
      Transitions.between(ReservationStatus.class)
          .from(HELD, COMMITTED, RELEASED, EXPIRED)
          .from(COMMITTED, SHIPPED, RELEASED);

  /** Whether a reservation may go from this state to the other. */
  public boolean mayBecome(ReservationStatus next) {
    return TABLE.allows(this, next);
  }

  /** The states that may follow this one; empty for a final state. */
  public Set<ReservationStatus> next() {
    return TABLE.next(this);
  }

  /** The states in which units are reserved. */
  public static Set<ReservationStatus> open() {
    return EnumSet.of(HELD, COMMITTED);
  }
}
