package io.holdfast.insights;

import java.time.Instant;

/**
 * Which SKUs to rank.
 *
 * @param from the first moment
 * @param to the first moment after the last
 */
public record TopQuery(By by, Instant from, Instant to, int limit) {
  /** What they are ranked by. */
  public enum By {
    /** Units ordered. */
    UNITS,
    /** What they cost. */
    REVENUE
  }
}
