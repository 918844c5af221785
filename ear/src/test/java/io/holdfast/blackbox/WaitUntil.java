package io.holdfast.blackbox;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for a condition, up to a deadline. */
final class WaitUntil {
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private WaitUntil() {}

  /** Returns the time taken; fails with the message at the deadline. */
  static Duration await(Duration atMost, Supplier<String> otherwise, BooleanSupplier condition) {
    long from = System.nanoTime();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - from > atMost.toNanos()) {
        throw new AssertionError("not within " + atMost + ": " + otherwise.get());
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
    return Duration.ofNanos(System.nanoTime() - from);
  }

  /** Sleeps while other threads work. */
  static void during(Duration time) {
    long until = System.nanoTime() + time.toNanos();
    for (long left = time.toNanos(); left > 0; left = until - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }
}
