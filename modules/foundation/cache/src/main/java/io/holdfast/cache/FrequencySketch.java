package io.holdfast.cache;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Estimates how often keys are read, in constant memory: a count-min sketch of four 4-bit counters
 * for each key. When the counters are at 2.5 on average, all are halved, so that what is no longer
 * read is forgotten. A saturated counter is not written: reads of the hottest keys cost no writes
 * to shared memory.
 *
 * <p>See G. Einziger, R. Friedman, B. Manes: TinyLFU, a Highly Efficient Cache Admission Policy.
 */
final class FrequencySketch {
  /** The highest estimate. */
  static final int MOST = 15;

  private static final int ROWS = 4;
  private static final int COUNTERS_PER_WORD = 16;
  private static final int SAMPLE_PER_WORD = 10;
  private static final long HALVED = 0x7777777777777777L;
  private static final int[] SEEDS = {0x9E3779B9, 0x85EBCA6B, 0xC2B2AE35, 0x27D4EB2F};

  private final AtomicLongArray words;
  private final int mask;
  private final int sample;
  private final AtomicInteger recorded = new AtomicInteger();

  /**
   * @param counters a power of two, at least 16
   */
  FrequencySketch(int counters) {
    if (counters < COUNTERS_PER_WORD || Integer.bitCount(counters) != 1) {
      throw new IllegalArgumentException("a power of two, at least " + COUNTERS_PER_WORD);
    }
    this.words = new AtomicLongArray(counters / COUNTERS_PER_WORD);
    this.mask = counters - 1;
    this.sample = counters / COUNTERS_PER_WORD * SAMPLE_PER_WORD;
  }

  /** Records a read. */
  void record(String key) {
    int hash = key.hashCode();
    boolean changed = false;
    for (int row = 0; row < ROWS; row++) {
      changed |= increment(counter(hash, row));
    }
    if (changed && recorded.incrementAndGet() >= sample) {
      decay();
    }
  }

  /**
   * How often a key was read lately; at most {@value #MOST}, and rather too much than too little.
   */
  int estimate(String key) {
    int hash = key.hashCode();
    int least = MOST;
    for (int row = 0; row < ROWS; row++) {
      least = Math.min(least, count(counter(hash, row)));
    }
    return least;
  }

  private int counter(int hash, int row) {
    int mixed = (hash ^ SEEDS[row]) * SEEDS[(row + 1) % ROWS];
    mixed = (mixed ^ mixed >>> 15) * SEEDS[(row + 2) % ROWS];
    return (mixed ^ mixed >>> 16) & mask;
  }

  private int count(int counter) {
    return (int) (words.get(counter / COUNTERS_PER_WORD) >>> shift(counter)) & MOST;
  }

  /** One attempt: an increment lost to a concurrent one changes no decision. */
  private boolean increment(int counter) {
    int word = counter / COUNTERS_PER_WORD;
    long before = words.get(word);
    long one = 1L << shift(counter);
    return (before >>> shift(counter) & MOST) < MOST
        && words.compareAndSet(word, before, before + one);
  }

  private static int shift(int counter) {
    return counter % COUNTERS_PER_WORD * 4;
  }

  private void decay() {
    recorded.set(sample / 2);
    for (int word = 0; word < words.length(); word++) {
      words.updateAndGet(word, before -> before >>> 1 & HALVED);
    }
  }
}
