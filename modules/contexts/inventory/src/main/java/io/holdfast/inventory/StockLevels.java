package io.holdfast.inventory;

import io.holdfast.kernel.Sku;
import io.holdfast.kernel.WarehouseCode;
import java.util.Map;
import java.util.Set;

/**
 * The levels of some SKUs in all warehouses.
 *
 * @param warehouses all queried warehouses, by code
 * @param byWarehouse answers of those that could be reached; a SKU that is not kept is missing
 * @param unreachable those that could not be queried; their stock is unknown
 * @param locked SKUs of reachable warehouses whose rows are locked by another transaction:
 *     readable, not reservable; warehouses without locked rows are missing
 */
public record StockLevels(
    Map<WarehouseCode, Warehouse> warehouses,
    Map<WarehouseCode, Map<Sku, StockLevel>> byWarehouse,
    Set<WarehouseCode> unreachable,
    Map<WarehouseCode, Set<Sku>> locked) {

  /** Whether the SKU is believed reservable in this warehouse now. */
  public boolean isLocked(WarehouseCode warehouse, Sku sku) {
    return locked.getOrDefault(warehouse, Set.of()).contains(sku);
  }
}
