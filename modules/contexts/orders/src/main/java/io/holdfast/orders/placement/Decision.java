package io.holdfast.orders.placement;

import io.holdfast.kernel.Money;
import io.holdfast.orders.OrderView;
import io.holdfast.orders.PlacementResult;
import io.holdfast.orders.bundle.BundleLine;
import io.holdfast.orders.sourcing.SourcingPlan;
import java.util.List;

/**
 * The decision on one order.
 *
 * @param result the answer to the client
 * @param accepted the rows to write; null unless the order is placed
 */
record Decision(Placement placement, PlacementResult result, Accepted accepted) {

  /**
   * An accepted order.
   *
   * @param order as it was ordered
   * @param goods the same with the lines that are kept: a line for each SKU of the warehouses
   * @param bundles may be empty; {@code goods} is then {@code order}
   */
  record Accepted(
      OrderView order, OrderView goods, List<BundleLine> bundles, Money total, SourcingPlan plan) {}

  static Decision refused(Placement placement, PlacementResult result) {
    return new Decision(placement, result, null);
  }

  /**
   * Whether to store the answer; answers that a repetition may change are not stored.
   *
   * @param rejects whether a rejection is final, too
   */
  boolean isFinal(boolean rejects) {
    return accepted != null || rejects && result instanceof PlacementResult.Rejected;
  }
}
