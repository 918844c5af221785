package io.holdfast.orders.dispatch;

import io.holdfast.kernel.Sku;
import io.holdfast.kernel.WarehouseCode;

/**
 * An allocation: units of one line in one warehouse.
 *
 * @param quantity all units; those neither shipped nor cancelled are open
 * @param minorUnits what all of them cost; the parts of an order add up to its total
 */
public record OrderPart(
    int lineNo,
    Sku sku,
    WarehouseCode warehouse,
    int quantity,
    int shipped,
    int cancelled,
    long minorUnits) {

  /** Units that are neither shipped nor cancelled. */
  public int open() {
    return quantity - shipped - cancelled;
  }

  OrderPart ship(int units) {
    return new OrderPart(lineNo, sku, warehouse, quantity, shipped + units, cancelled, minorUnits);
  }
}
