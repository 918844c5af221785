package io.holdfast.insights;

import io.holdfast.kernel.WarehouseCode;

/**
 * Which stock to show.
 *
 * @param warehouse null for all
 * @param belowDays only what lasts less than this; null for all
 * @param cursor where the page starts; null for the first one
 */
public record StockCoverQuery(WarehouseCode warehouse, Double belowDays, String cursor, int limit) {
  /** The form of a cursor. */
  public static final String CURSOR = "[0-9]{1,7}(\\.[0-9]{1,17})?~[A-Za-z0-9._~-]{1,120}";
}
