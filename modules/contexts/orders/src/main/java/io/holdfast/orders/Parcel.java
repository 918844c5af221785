package io.holdfast.orders;

import io.holdfast.kernel.OrderId;
import io.holdfast.kernel.Sku;
import io.holdfast.kernel.WarehouseCode;
import java.util.List;

/**
 * Units of one order that are about to leave one warehouse.
 *
 * @param units at least one; each SKU once
 */
public record Parcel(OrderId order, WarehouseCode warehouse, List<Units> units) {

  /**
   * Units of one SKU.
   *
   * @param quantity more than zero
   */
  public record Units(Sku sku, int quantity) {}
}
