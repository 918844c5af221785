package io.holdfast.web.inventory;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.holdfast.inventory.StockPage;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A SKU in a warehouse, in the list over all warehouses; units.
 *
 * @param name of the product; left out if the catalogue lacks it
 * @param version as in the ETag of the stock item
 */
@Schema(name = "StockRow")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StockRowJson(
    String sku,
    String warehouse,
    String name,
    int onHand,
    int reserved,
    int safetyStock,
    int available,
    int incoming,
    int version) {

  /**
   * A page.
   *
   * @param unreachable warehouses that do not answer; their rows are missing
   */
  @Schema(name = "StockRows")
  public record Rows(List<StockRowJson> items, List<String> unreachable) {}

  static StockRowJson of(StockPage.Item item, String name) {
    return new StockRowJson(
        item.level().sku().value(),
        item.warehouse().value(),
        name,
        item.level().onHand(),
        item.level().reserved(),
        item.level().safetyStock(),
        item.level().available(),
        item.level().incoming(),
        item.level().version());
  }
}
