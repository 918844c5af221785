package io.holdfast.orders.settlement;

import io.holdfast.kernel.OrderStatus;

/** Result of a settlement. */
public sealed interface SettlementResult {

  /** The order was changed, or the event had been applied before. */
  record Settled() implements SettlementResult {}

  /** The order was no longer PLACED; nothing changed. */
  record TooLate(OrderStatus status) implements SettlementResult {}

  /** The order's payment is decided, or its time to pay is not over; it does not expire. */
  record NotDue() implements SettlementResult {}

  /** There is no such order. */
  record Unknown() implements SettlementResult {}

  /** One of its warehouses is far: another lane settles it; nothing changed. */
  record Far() implements SettlementResult {}

  /** A warehouse of the order is unreachable; nothing changed, retry later. */
  record Postponed() implements SettlementResult {}
}
