package io.holdfast.insights;

import java.time.Instant;

/**
 * Something that deviates from what is expected.
 *
 * @param at when it happened
 * @param sku null if it is not about one
 * @param warehouse null if it is about all
 * @param category null if it is about one SKU
 * @param value what was seen
 * @param expected what was expected
 * @param score how far they are apart, in standard deviations where there are such
 */
public record Anomaly(
    String id,
    Instant at,
    Kind kind,
    String sku,
    String warehouse,
    String category,
    double value,
    double expected,
    double score) {

  /** What deviates. */
  public enum Kind {
    /** More is sold than usual. */
    DEMAND_SPIKE,
    /** Less is sold than usual. */
    DEMAND_DROP,
    /** Units on hand changed, and no movement says why. */
    STOCK_JUMP,
    /** Reserved units are not what the movements add up to. */
    BALANCE,
    /** Adjustments by hand that are larger or more frequent than usual. */
    UNUSUAL_ADJUSTMENT
  }
}
