package io.holdfast.bench.load;

import org.HdrHistogram.Histogram;

/**
 * Times from the moment an order was due to its answer. In the open model, orders delayed by a
 * stalled server count from when they were due (avoids coordinated omission). For one thread;
 * several are summed.
 */
public final class Latencies {
  private static final long LONGEST_MICROS = 600_000_000;
  private static final int DIGITS = 3;
  private final Histogram micros = new Histogram(LONGEST_MICROS, DIGITS);

  /** Records one time. */
  public void record(long nanos) {
    micros.recordValue(Math.min(Math.max(nanos / 1000, 0), LONGEST_MICROS));
  }

  /** Adds the times of another. */
  public void add(Latencies other) {
    micros.add(other.micros);
  }

  /** Milliseconds that this share of all times does not exceed. */
  public double millis(double percentile) {
    return micros.getValueAtPercentile(percentile) / 1e3;
  }

  /** How many were recorded. */
  public long count() {
    return micros.getTotalCount();
  }
}
