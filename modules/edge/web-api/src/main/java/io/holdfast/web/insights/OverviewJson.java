package io.holdfast.web.insights;

import io.holdfast.insights.Overview;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The state of the shop.
 *
 * @param asOf up to when events are in it, ISO 8601
 * @param currency of the revenue
 * @param today the day, in UTC
 * @param total all that is kept
 * @param anomalies of the last 24 hours
 */
@Schema(name = "InsightsOverview")
public record OverviewJson(
    String asOf,
    String currency,
    Totals lastHour,
    Totals today,
    Totals total,
    Stock stock,
    long anomalies) {

  /** Sales of a time. */
  @Schema(name = "InsightsTotals")
  public record Totals(long orders, long units, BigDecimal revenue, long cancelledUnits) {}

  /**
   * Stock of all warehouses.
   *
   * @param items SKUs in warehouses
   * @param runningOut how many of them last less than a week
   */
  @Schema(name = "InsightsStock")
  public record Stock(long items, long onHand, long available, long runningOut) {}

  static OverviewJson of(Overview overview) {
    return new OverviewJson(
        overview.asOf().toString(),
        overview.currency(),
        totals(overview.lastHour()),
        totals(overview.today()),
        totals(overview.total()),
        new Stock(
            overview.stock().items(),
            overview.stock().onHand(),
            overview.stock().available(),
            overview.stock().runningOut()),
        overview.anomalies());
  }

  private static Totals totals(Overview.Totals totals) {
    return new Totals(totals.orders(), totals.units(), totals.revenue(), totals.cancelledUnits());
  }
}
