package io.holdfast.insights;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * Sales over time. They count when the order was placed, and as it was placed: cancelled units are
 * in the sums, and beside them.
 *
 * @param asOf up to when events are in it
 * @param currency of the revenue; orders in other currencies count without theirs
 * @param items one for each bucket, the oldest first
 */
public record Sales(Instant asOf, String currency, List<Item> items) {
  /**
   * One bucket.
   *
   * @param at its first moment
   * @param orders how many orders have at least one such unit
   * @param units ordered
   * @param revenue what they cost
   * @param cancelledUnits how many of them were cancelled since
   */
  public record Item(
      Instant at, long orders, long units, BigDecimal revenue, long cancelledUnits) {}
}
