package io.holdfast.inventory;

import io.holdfast.kernel.OrderId;
import io.holdfast.kernel.Sku;
import io.holdfast.kernel.WarehouseCode;
import java.time.Duration;
import java.util.Map;

/** What a warehouse is asked to do for an order that is placed by saga. Safe to repeat. */
public sealed interface ReservationRequest {
  /** The order it is about. */
  OrderId order();

  /** The warehouse that is asked. */
  WarehouseCode warehouse();

  /**
   * Reserve all of these units, or none. A warehouse reserves once for an order, and not after its
   * release was requested.
   *
   * @param units more than zero of each SKU
   * @param timeToLive after which an unpaid reservation may expire, by the warehouse's clock
   */
  record Reserve(
      OrderId order, WarehouseCode warehouse, Map<Sku, Integer> units, Duration timeToLive)
      implements ReservationRequest {}

  /** Release what is reserved, and reserve nothing for the order from now on. */
  record Release(OrderId order, WarehouseCode warehouse) implements ReservationRequest {}
}
