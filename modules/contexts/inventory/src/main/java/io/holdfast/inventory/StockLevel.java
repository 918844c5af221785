package io.holdfast.inventory;

import io.holdfast.kernel.Sku;

/**
 * The counters of one SKU in one warehouse, in units.
 *
 * @param onHand units physically in the warehouse
 * @param reserved units of it reserved for orders
 * @param safetyStock safety stock, not offered for sale
 * @param incoming units announced and not yet received
 * @param version of the row; changes with every change
 */
public record StockLevel(
    Sku sku, int onHand, int reserved, int safetyStock, int incoming, int version) {

  /** Units available for sale; never negative. */
  public int available() {
    return Math.max(0, onHand - reserved - safetyStock);
  }

  /** The counters as they will be when this many reserved units are released; same version. */
  public StockLevel without(int expired) {
    return new StockLevel(sku, onHand, reserved - expired, safetyStock, incoming, version);
  }

  /** The counters after reserving this many units. */
  public StockLevel reserve(int quantity) {
    return new StockLevel(sku, onHand, reserved + quantity, safetyStock, incoming, version + 1);
  }
}
