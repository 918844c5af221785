package io.holdfast.insights;

import java.time.Instant;
import java.util.List;

/**
 * Stock and how long it lasts, the shortest first.
 *
 * @param asOf up to when events are in it
 * @param nextCursor where the next page starts; null on the last one
 */
public record StockCover(Instant asOf, List<Item> items, String nextCursor) {
  /**
   * A SKU in a warehouse.
   *
   * @param unitsPerDay what is expected to be sold
   * @param daysOfCover how long the available units last; null if nothing is being sold
   */
  public record Item(
      String sku,
      String warehouse,
      long onHand,
      long available,
      double unitsPerDay,
      Double daysOfCover) {}
}
