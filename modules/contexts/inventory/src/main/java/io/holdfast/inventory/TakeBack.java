package io.holdfast.inventory;

import io.holdfast.kernel.Sku;
import io.holdfast.kernel.WarehouseCode;
import java.util.List;

/**
 * Takes returned goods into a warehouse, where they need not have been before.
 *
 * @param reference the return
 * @param units each SKU once
 */
public record TakeBack(WarehouseCode warehouse, String reference, List<Units> units) {

  /**
   * Units of one SKU; not both zero.
   *
   * @param restocked units that can be sold again
   * @param scrapped units that cannot
   */
  public record Units(Sku sku, int restocked, int scrapped) {}
}
