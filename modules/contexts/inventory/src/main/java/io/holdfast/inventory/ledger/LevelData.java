package io.holdfast.inventory.ledger;

import io.holdfast.inventory.StockLevel;

/**
 * The counters of one SKU in event data, in units.
 *
 * @param available what can be sold
 * @param version of the row: a level of a lower version is stale
 */
record LevelData(
    String sku,
    int onHand,
    int reserved,
    int safetyStock,
    int incoming,
    int available,
    int version) {
  static LevelData of(StockLevel level) {
    return new LevelData(
        level.sku().value(),
        level.onHand(),
        level.reserved(),
        level.safetyStock(),
        level.incoming(),
        level.available(),
        level.version());
  }
}
