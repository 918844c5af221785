package io.holdfast.stack.replay;

import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/**
 * Counts and latencies seen by clients. Latency runs from the moment an order was due (open model)
 * or first sent (closed model) to its final answer, repetitions included. Not thread-safe: one for
 * each client, summed at the end.
 */
final class ReplayCounts {
  private static final long LONGEST_MICROS = 600_000_000;
  private static final int DIGITS = 3;

  private final Histogram latency = new Histogram(LONGEST_MICROS, DIGITS);
  private final Map<String, Long> errors = new TreeMap<>();
  private long accepted;
  private long rejected;
  private long repetitions;

  void accepted(long nanos) {
    accepted++;
    record(nanos);
  }

  void rejectedForStock(long nanos) {
    rejected++;
    record(nanos);
  }

  /** Counts an order without a valid answer by its status or exception. */
  void error(String what) {
    errors.merge(what, 1L, Long::sum);
  }

  void repeated(long times) {
    repetitions += times;
  }

  void add(ReplayCounts other) {
    latency.add(other.latency);
    other.errors.forEach((what, times) -> errors.merge(what, times, Long::sum));
    accepted += other.accepted;
    rejected += other.rejected;
    repetitions += other.repetitions;
  }

  long accepted() {
    return accepted;
  }

  long rejected() {
    return rejected;
  }

  long repetitions() {
    return repetitions;
  }

  Map<String, Long> errors() {
    return errors;
  }

  /** Latency of accepted and rejected orders. */
  LatencySummary latency() {
    return new LatencySummary(at(50), at(95), at(99), latency.getMaxValue() / 1e3);
  }

  private double at(double percentile) {
    return latency.getValueAtPercentile(percentile) / 1e3;
  }

  private void record(long nanos) {
    latency.recordValue(Math.min(Math.max(nanos / 1000, 0), LONGEST_MICROS));
  }
}
