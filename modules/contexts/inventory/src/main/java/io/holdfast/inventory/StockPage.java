package io.holdfast.inventory;

import io.holdfast.kernel.Page;
import io.holdfast.kernel.WarehouseCode;
import java.util.Set;

/**
 * A page of stock over all warehouses.
 *
 * @param unreachable warehouses that could not be queried; their items are missing
 */
public record StockPage(Page<Item> page, Set<WarehouseCode> unreachable) {

  /** The level of a SKU in a warehouse. */
  public record Item(WarehouseCode warehouse, StockLevel level) {}
}
