package io.holdfast.web.insights;

import io.holdfast.insights.StockCover;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Stock and how long it lasts.
 *
 * @param asOf up to when events are in it, ISO 8601
 */
@Schema(name = "StockCover")
public record StockCoverJson(String asOf, List<Item> items) {
  /**
   * A SKU in a warehouse.
   *
   * @param daysOfCover missing if nothing is being sold
   */
  @Schema(name = "StockCoverItem")
  public record Item(
      String sku,
      String warehouse,
      long onHand,
      long available,
      double unitsPerDay,
      @Schema(nullable = true) Double daysOfCover) {}

  static StockCoverJson of(StockCover cover) {
    return new StockCoverJson(
        cover.asOf().toString(),
        cover.items().stream()
            .map(
                i ->
                    new Item(
                        i.sku(),
                        i.warehouse(),
                        i.onHand(),
                        i.available(),
                        i.unitsPerDay(),
                        i.daysOfCover()))
            .toList());
  }
}
