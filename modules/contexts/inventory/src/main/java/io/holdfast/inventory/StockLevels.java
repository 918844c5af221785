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
 */
public record StockLevels(
    Map<WarehouseCode, Warehouse> warehouses,
    Map<WarehouseCode, Map<Sku, StockLevel>> byWarehouse,
    Set<WarehouseCode> unreachable) {}
