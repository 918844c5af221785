package io.holdfast.inventory.node;

import io.holdfast.inventory.Warehouse;

/** Finds the way to a warehouse's database by its code. */
public interface WarehouseConnections {
  /**
   * Connects; the database is asked once whether it is there.
   *
   * @param health circuit breaker of the node
   * @param locked SKUs that are left out of placement
   * @throws io.holdfast.kernel.UnavailableException if it has no data source or does not answer
   */
  WarehouseNode open(Warehouse warehouse, WarehouseHealth health, LockedSkus locked);
}
