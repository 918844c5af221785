package io.holdfast.insights;

import io.holdfast.kernel.Sku;
import io.holdfast.kernel.WarehouseCode;
import java.time.Duration;
import java.time.Instant;

/**
 * Which sales to add up.
 *
 * @param from the first moment
 * @param to the first moment after the last
 * @param bucket what one item covers
 * @param sku null for all
 * @param warehouse null for all
 * @param category null for all
 */
public record SalesQuery(
    Instant from, Instant to, Bucket bucket, Sku sku, WarehouseCode warehouse, String category) {

  /** How long one item is. Days are those of UTC. */
  public enum Bucket {
    /** A minute. */
    MINUTE(Duration.ofMinutes(1), "1m"),
    /** An hour. */
    HOUR(Duration.ofHours(1), "1h"),
    /** A day. */
    DAY(Duration.ofDays(1), "1d");

    private final Duration length;
    private final String interval;

    Bucket(Duration length, String interval) {
      this.length = length;
      this.interval = interval;
    }

    /** Its length. */
    public Duration length() {
      return length;
    }

    /** Its name in the search store. */
    public String interval() {
      return interval;
    }
  }

  /** Most items of an answer. */
  public static final int MOST_ITEMS = 1500;

  /** Refuses what is no range, and what would have too many items. */
  public SalesQuery {
    if (!from.isBefore(to)) {
      throw new IllegalArgumentException("from must be before to");
    }
    if (Duration.between(from, to).dividedBy(bucket.length()) >= MOST_ITEMS) {
      throw new IllegalArgumentException("the range has more than " + MOST_ITEMS + " buckets");
    }
  }
}
