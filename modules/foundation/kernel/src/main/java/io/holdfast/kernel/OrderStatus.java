package io.holdfast.kernel;

import static io.holdfast.kernel.ReservationStatus.COMMITTED;
import static io.holdfast.kernel.ReservationStatus.HELD;
import static io.holdfast.kernel.ReservationStatus.RELEASED;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * The states of an order, and which may follow which. This enum is authoritative: tests compare the
 * table's CHECK, the audit and the interface with it.
 */
public enum OrderStatus {
  /** A saga is in progress: some warehouses have reserved, others have not answered. */
  PENDING,
  /** Reserved whole, not yet paid. */
  PLACED,
  /** Paid; nothing shipped. */
  CONFIRMED,
  /** Partly shipped. */
  PARTLY_SHIPPED,
  /** Everything not cancelled has shipped. */
  SHIPPED,
  /** Everything shipped was delivered. */
  COMPLETED,
  /** A warehouse refused: nothing is reserved. */
  REJECTED,
  /** Ended before anything shipped: by request or because the payment was declined. */
  CANCELLED,
  /** Not paid in time. */
  EXPIRED,
  /** Every unit was returned. */
  RETURNED;

  private static final Transitions<OrderStatus> TABLE =
      Transitions.between(OrderStatus.class)
          .from(PENDING, PLACED, REJECTED, CANCELLED)
          .from(PLACED, CONFIRMED, CANCELLED, EXPIRED)
          .from(CONFIRMED, PARTLY_SHIPPED, SHIPPED, CANCELLED)
          .from(PARTLY_SHIPPED, SHIPPED)
          .from(SHIPPED, COMPLETED)
          .from(COMPLETED, RETURNED);

  private static final Set<OrderStatus> PAID =
      Collections.unmodifiableSet(
          EnumSet.of(CONFIRMED, PARTLY_SHIPPED, SHIPPED, COMPLETED, RETURNED));

  /** Whether an order may go from this state to the other. */
  public boolean mayBecome(OrderStatus next) {
    return TABLE.allows(this, next);
  }

  /** The states that may follow this one; empty for a final state. */
  public Set<OrderStatus> next() {
    return TABLE.next(this);
  }

  /** The states of orders that have been paid for and were not cancelled. */
  public static Set<OrderStatus> paid() {
    return PAID;
  }

  /** The states that the reservations of an order in this state may have. */
  public Set<ReservationStatus> reservations() {
    return switch (this) {
      case PENDING -> EnumSet.of(HELD, RELEASED);
      case PLACED -> EnumSet.of(HELD);
      case CONFIRMED -> EnumSet.of(COMMITTED);
      case PARTLY_SHIPPED -> EnumSet.of(COMMITTED, ReservationStatus.SHIPPED, RELEASED);
      case SHIPPED, COMPLETED, RETURNED -> EnumSet.of(ReservationStatus.SHIPPED, RELEASED);
      case REJECTED -> EnumSet.of(RELEASED);
      case CANCELLED, EXPIRED -> EnumSet.of(RELEASED, ReservationStatus.EXPIRED);
    };
  }
}
