package io.holdfast.insights.detect;

import java.io.Serializable;

/**
 * From when on demand is unusual.
 *
 * @param threshold how many standard deviations
 * @param leastUnits a spike of fewer is none
 * @param leastExpected where fewer are expected, a drop is none
 * @param warmUp buckets with sales before the first judgement
 * @param memory how much of the past counts after another bucket, below 1
 */
public record DemandSettings(
    double threshold, long leastUnits, double leastExpected, int warmUp, double memory)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Measured with {@code holdfast insights evaluate}. */
  public static final DemandSettings STANDARD = new DemandSettings(3.2, 10, 40, 30, 0.98);

  /** The same with another threshold. */
  public DemandSettings withThreshold(double other) {
    return new DemandSettings(other, leastUnits, leastExpected, warmUp, memory);
  }
}
