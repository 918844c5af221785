package io.holdfast.inventory;

import io.holdfast.kernel.Sku;

/**
 * The counters of one SKU in one warehouse, in units.
 *
 * @param onHand what lies there
 * @param reserved what of it is promised to orders
 * @param safetyStock what is kept back from sale
 * @param incoming what is announced and has not arrived
 * @param version of the row; changes with every change
 */
public record StockLevel(
    Sku sku, int onHand, int reserved, int safetyStock, int incoming, int version) {

  /** What can be sold now; never negative. */
  public int available() {
    return Math.max(0, onHand - reserved - safetyStock);
  }

  /** The counters behind a reservation of so many units. */
  public StockLevel reserve(int quantity) {
    return new StockLevel(sku, onHand, reserved + quantity, safetyStock, incoming, version + 1);
  }
}
