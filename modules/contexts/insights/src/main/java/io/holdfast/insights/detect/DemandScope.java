package io.holdfast.insights.detect;

/** What is known of the demand for a SKU, a category or the whole shop. */
public final class DemandScope {
  /** Units of the past, those of long ago counting less. */
  public double units;

  /** Variance of the units of a bucket, divided by their expectation. */
  public double dispersion = DemandJudge.USUAL_DISPERSION;

  /** The bucket up to which the past counts in full. */
  public long bucket;

  /** For serializers; nothing is known. */
  public DemandScope() {}

  /** Units of the past, as they count in a bucket. */
  double at(long now, double memory) {
    return units * Math.pow(memory, now - bucket);
  }

  void add(double more, long now, double memory) {
    units = at(now, memory) + more;
    bucket = now;
  }
}
