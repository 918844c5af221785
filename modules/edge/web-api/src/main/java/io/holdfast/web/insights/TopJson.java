package io.holdfast.web.insights;

import io.holdfast.insights.TopSkus;
import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The SKUs that sell most.
 *
 * @param asOf up to when events are in it, ISO 8601
 * @param currency of the revenue
 */
@Schema(name = "TopSkus")
public record TopJson(String asOf, String currency, List<Item> items) {
  /** A SKU. */
  @Schema(name = "TopSku")
  public record Item(String sku, long units, BigDecimal revenue) {}

  static TopJson of(TopSkus top) {
    return new TopJson(
        top.asOf().toString(),
        top.currency(),
        top.items().stream().map(i -> new Item(i.sku(), i.units(), i.revenue())).toList());
  }
}
