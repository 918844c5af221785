package io.holdfast.insights;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * The state of the shop in a few numbers.
 *
 * @param asOf up to when events are in it
 * @param currency of the revenue
 * @param lastHour the 60 minutes before asOf
 * @param today the day of asOf, in UTC
 * @param total all that the store keeps
 * @param stock all warehouses together
 * @param anomalies found in the 24 hours before asOf
 */
public record Overview(
    Instant asOf,
    String currency,
    Totals lastHour,
    Totals today,
    Totals total,
    Stock stock,
    long anomalies) {

  /** Sales of a time. */
  public record Totals(long orders, long units, BigDecimal revenue, long cancelledUnits) {}

  /**
   * Stock.
   *
   * @param items SKUs in warehouses
   * @param runningOut how many of them last less than a week
   */
  public record Stock(long items, long onHand, long available, long runningOut) {}
}
