package io.holdfast.web.live;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Counts of answers by their time, in classes that grow by an eighth: a quantile is right to some
 * 12 per cent. Counting is one atomic addition.
 */
final class AnswerTimes {
  private static final int STEPS = 8;
  private static final int CLASSES = 40 * STEPS;
  private static final double NANOS_PER_MILLI = 1e6;

  private final AtomicLongArray counts = new AtomicLongArray(CLASSES);

  void add(long nanos) {
    counts.incrementAndGet(classOf(nanos));
  }

  private static int classOf(long nanos) {
    long micros = Math.max(1, nanos / 1000);
    int magnitude = 63 - Long.numberOfLeadingZeros(micros);
    long rest = micros - (1L << magnitude);
    int step = (int) ((rest * STEPS) >> magnitude);
    return Math.min(CLASSES - 1, magnitude * STEPS + step);
  }

  /** All counts so far. */
  long[] copy() {
    long[] copy = new long[CLASSES];
    for (int i = 0; i < CLASSES; i++) {
      copy[i] = counts.get(i);
    }
    return copy;
  }

  /**
   * A quantile of what was counted between two copies.
   *
   * @param share from 0 to 1
   * @return milliseconds; null if nothing was counted
   */
  static Double quantile(long[] before, long[] after, double share) {
    long total = 0;
    for (int i = 0; i < CLASSES; i++) {
      total += after[i] - before[i];
    }
    if (total == 0) {
      return null;
    }
    long wanted = Math.max(1, Math.round(total * share));
    int i = -1;
    do {
      i++;
      wanted -= after[i] - before[i];
    } while (wanted > 0);
    return upperEnd(i) * 1000 / NANOS_PER_MILLI;
  }

  /** Microseconds. */
  private static double upperEnd(int index) {
    long base = 1L << (index / STEPS);
    return base + base * (index % STEPS + 1.0) / STEPS;
  }
}
