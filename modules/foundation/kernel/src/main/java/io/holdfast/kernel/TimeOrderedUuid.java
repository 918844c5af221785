package io.holdfast.kernel;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Generates time-ordered UUIDs (RFC 9562, version 7), so that consecutive rows are adjacent in
 * every index.
 */
public final class TimeOrderedUuid {
  /** Milliseconds in the upper 48 bits, a counter within the millisecond in the lower 12 of 60. */
  private static final AtomicLong LAST = new AtomicLong();

  private TimeOrderedUuid() {}

  /** A UUID greater than every one generated before in this JVM. */
  public static UUID next() {
    long now = System.currentTimeMillis() << 12;
    long stamp = LAST.updateAndGet(last -> Math.max(last + 1, now));
    long high = (stamp >>> 12) << 16 | 0x7000L | (stamp & 0xFFF);
    long low =
        ThreadLocalRandom.current().nextLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L;
    return new UUID(high, low);
  }
}
