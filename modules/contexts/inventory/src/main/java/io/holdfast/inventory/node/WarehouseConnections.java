package io.holdfast.inventory.node;

import io.holdfast.inventory.Warehouse;

/** Opens the database of a warehouse by its code. */
public interface WarehouseConnections {
  /**
   * Connects and probes the database once.
   *
   * @param health circuit breaker of the node
   * @param locked SKUs excluded from placement
   * @throws io.holdfast.kernel.UnavailableException if there is no data source or the database does
   *     not answer
   */
  WarehouseNode open(Warehouse warehouse, WarehouseHealth health, LockedSkus locked);
}
