package io.holdfast.web.insights;

import io.holdfast.insights.Sales;
import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Sales over time.
 *
 * @param asOf up to when events are in it, ISO 8601
 * @param currency of the revenue
 */
@Schema(name = "Sales")
public record SalesJson(String asOf, String currency, List<Item> items) {
  /**
   * A bucket.
   *
   * @param at its first moment, ISO 8601
   */
  @Schema(name = "SalesItem")
  public record Item(String at, long orders, long units, BigDecimal revenue, long cancelledUnits) {}

  static SalesJson of(Sales sales) {
    return new SalesJson(
        sales.asOf().toString(),
        sales.currency(),
        sales.items().stream()
            .map(
                i ->
                    new Item(
                        i.at().toString(), i.orders(), i.units(), i.revenue(), i.cancelledUnits()))
            .toList());
  }
}
