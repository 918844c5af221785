package io.holdfast.stack.sale;

import io.holdfast.stack.replay.LatencySummary;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** What the visitors of a sale saw. Thread-safe. */
final class SaleTotals {
  private static final long LONGEST_MICROS = 600_000_000;

  private final Histogram polls = new ConcurrentHistogram(LONGEST_MICROS, 3);
  private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();
  private final Map<String, LongAdder> byCustomer = new ConcurrentHashMap<>();

  void count(String what) {
    counts.computeIfAbsent(what, any -> new LongAdder()).increment();
  }

  long of(String what) {
    LongAdder count = counts.get(what);
    return count == null ? 0 : count.sum();
  }

  void bought(String customer) {
    count("bought");
    byCustomer.computeIfAbsent(customer, any -> new LongAdder()).increment();
  }

  /** The most units that one customer bought. */
  long mostOfOneCustomer() {
    return byCustomer.values().stream().mapToLong(LongAdder::sum).max().orElse(0);
  }

  void polled(long nanos) {
    polls.recordValue(Math.min(nanos / 1000, LONGEST_MICROS));
  }

  long polls() {
    return polls.getTotalCount();
  }

  LatencySummary pollTimes() {
    return new LatencySummary(at(50), at(95), at(99), polls.getMaxValue() / 1e3);
  }

  private double at(double percentile) {
    return polls.getValueAtPercentile(percentile) / 1e3;
  }

  /** Answers that are no normal end, by what they were. */
  Map<String, Long> surprises() {
    Map<String, Long> surprises = new TreeMap<>();
    counts.forEach(
        (what, times) -> {
          if (what.startsWith("answer ")) {
            surprises.put(what.substring("answer ".length()), times.sum());
          }
        });
    return surprises;
  }
}
