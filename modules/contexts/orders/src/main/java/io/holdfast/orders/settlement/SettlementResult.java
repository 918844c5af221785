package io.holdfast.orders.settlement;

import io.holdfast.kernel.OrderStatus;

/** How the wish ended. */
public sealed interface SettlementResult {

  /** The order changed now, or the event had been applied before. */
  record Settled() implements SettlementResult {}

  /** The order was no longer waiting; nothing changed. */
  record TooLate(OrderStatus status) implements SettlementResult {}

  /** The order's payment is decided, or its time to pay is not over; it does not expire. */
  record NotDue() implements SettlementResult {}

  /** There is no such order. */
  record Unknown() implements SettlementResult {}

  /** A warehouse of the order cannot be reached; nothing changed, ask again later. */
  record Postponed() implements SettlementResult {}
}
