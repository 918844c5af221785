package io.holdfast.web.limits;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.LongSupplier;

/**
 * A rate for each of many names, with a burst of one second (the generic cell rate algorithm of ITU
 * I.371). Names are hashed into a fixed number of slots with a secret of the server, so that memory
 * is bounded and nobody can choose to share a slot with another.
 */
final class RateLimit {
  private static final int SLOTS = 1 << 16;
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  /** When the next request of a slot would be on time; 0 for a slot that was never used. */
  private final AtomicLongArray dueNanos = new AtomicLongArray(SLOTS);

  private final long secret = ThreadLocalRandom.current().nextLong();
  private final long interval;
  private final LongSupplier clock;

  /**
   * @param perSecond 0 for no limit
   * @param clock as {@link System#nanoTime}, from 0
   */
  RateLimit(int perSecond, LongSupplier clock) {
    if (perSecond < 0) {
      throw new IllegalArgumentException("a rate is not negative");
    }
    this.interval = perSecond == 0 ? 0 : SECOND / perSecond;
    this.clock = clock;
  }

  /** Counts a request; returns whether it is within the limit. */
  boolean permits(String name) {
    if (interval == 0) {
      return true;
    }
    int slot = slot(name);
    while (true) {
      long now = clock.getAsLong();
      long due = dueNanos.get(slot);
      if (due - now > SECOND - interval) {
        return false;
      }
      if (dueNanos.compareAndSet(slot, due, Math.max(now, due) + interval)) {
        return true;
      }
    }
  }

  private int slot(String name) {
    long hash = secret;
    for (int i = 0; i < name.length(); i++) {
      hash = (hash ^ name.charAt(i)) * GOLDEN;
      hash ^= hash >>> 32;
    }
    return (int) (hash & (SLOTS - 1));
  }
}
