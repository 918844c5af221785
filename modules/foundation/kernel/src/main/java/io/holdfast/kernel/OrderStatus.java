package io.holdfast.kernel;

import static io.holdfast.kernel.ReservationStatus.COMMITTED;
import static io.holdfast.kernel.ReservationStatus.HELD;
import static io.holdfast.kernel.ReservationStatus.RELEASED;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * The states of an order, and which may follow which. Nothing else decides that: the table's CHECK,
 * the audit and the interface are compared with this by tests.
 */
public enum OrderStatus {
  /** A saga is under way: some warehouses have reserved, others have not answered. */
  PENDING,
  /** Reserved whole, not yet paid. */
  PLACED,
  /** Paid; nothing has left. */
  CONFIRMED,
  /** Something has left, and something is still to leave. */
  PARTLY_SHIPPED,
  /** All that was not cancelled has left. */
  SHIPPED,
  /** All that left has arrived. */
  COMPLETED,
  /** A warehouse refused: nothing is reserved. */
  REJECTED,
  /** Ended before anything left, by the buyer or for want of money. */
  CANCELLED,
  /** Not paid in time. */
  EXPIRED,
  /** Every unit came back. */
  RETURNED;

  private static final Transitions<OrderStatus> TABLE =
      Transitions.between(OrderStatus.class)
          .from(PENDING, PLACED, REJECTED)
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

  /** The states that may follow this one; none if it is an end. */
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
