package io.holdfast.inventory;

import io.holdfast.kernel.Sku;
import io.holdfast.kernel.WarehouseCode;
import java.util.Map;
import java.util.Set;

/**
 * What the warehouses said when asked for some SKUs.
 *
 * @param warehouses all that were asked, by code
 * @param byWarehouse answers of those that could be reached; a SKU that is not kept is missing
 * @param unreachable those whose stock nobody knows now
 * @param locked SKUs of reachable warehouses whose rows somebody else holds: they can be read, not
 *     reserved; a warehouse without any is missing
 */
public record StockLevels(
    Map<WarehouseCode, Warehouse> warehouses,
    Map<WarehouseCode, Map<Sku, StockLevel>> byWarehouse,
    Set<WarehouseCode> unreachable,
    Map<WarehouseCode, Set<Sku>> locked) {

  /** Whether the SKU can be reserved in this warehouse now, as far as is known. */
  public boolean isLocked(WarehouseCode warehouse, Sku sku) {
    return locked.getOrDefault(warehouse, Set.of()).contains(sku);
  }
}
