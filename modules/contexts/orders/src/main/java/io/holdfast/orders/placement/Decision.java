package io.holdfast.orders.placement;

import io.holdfast.kernel.Money;
import io.holdfast.orders.OrderView;
import io.holdfast.orders.PlacementResult;
import io.holdfast.orders.sourcing.SourcingPlan;

/**
 * What was decided for one order.
 *
 * @param result what the buyer is told
 * @param accepted what is to be written, or null unless the order is placed
 */
record Decision(Placement placement, PlacementResult result, Accepted accepted) {

  /** An accepted order. */
  record Accepted(OrderView order, Money total, SourcingPlan plan) {}

  static Decision refused(Placement placement, PlacementResult result) {
    return new Decision(placement, result, null);
  }

  /** Whether the answer is to be kept: whatever may change by asking again is not. */
  boolean isFinal() {
    return result instanceof PlacementResult.Placed || result instanceof PlacementResult.Rejected;
  }
}
