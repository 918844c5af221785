package io.holdfast.web.inventory;

import io.holdfast.inventory.StockLevel;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The counters of one SKU in one warehouse, in units.
 *
 * @param available what can be sold now: on hand less reserved and safety stock
 * @param version the ETag of the item, without quotes
 */
@Schema(name = "StockItem")
public record StockLevelJson(
    String sku,
    int onHand,
    int reserved,
    int safetyStock,
    int available,
    int incoming,
    int version) {

  static StockLevelJson of(StockLevel level) {
    return new StockLevelJson(
        level.sku().value(),
        level.onHand(),
        level.reserved(),
        level.safetyStock(),
        level.available(),
        level.incoming(),
        level.version());
  }
}
