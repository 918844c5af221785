package io.holdfast.orders.placement;

import io.holdfast.kernel.OrderStatus;
import io.holdfast.kernel.WarehouseCode;
import java.util.Set;

/**
 * What a lane may use and what it makes of an order.
 *
 * @param status of the orders it accepts: PLACED, or PENDING if their warehouses are yet to reserve
 * @param without warehouses that it neither reads nor uses; another lane does
 */
record LaneScope(OrderStatus status, Set<WarehouseCode> without) {
  /** Atomic placement over all warehouses but these. */
  static LaneScope atomic(Set<WarehouseCode> without) {
    return new LaneScope(OrderStatus.PLACED, Set.copyOf(without));
  }

  /** Placement by saga, over all warehouses. */
  static LaneScope saga() {
    return new LaneScope(OrderStatus.PENDING, Set.of());
  }

  /** Whether a shortage here is one over all warehouses, so that it decides. */
  boolean rejects() {
    return without.isEmpty();
  }
}
