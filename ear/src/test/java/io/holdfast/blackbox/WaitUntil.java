package io.holdfast.blackbox;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for something to become true, and no longer than it may take. */
final class WaitUntil {
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private WaitUntil() {}

  /** Returns how long it took; fails with the words when the time is over. */
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

  /** Lets time pass in which something else goes on. */
  static void during(Duration time) {
    long until = System.nanoTime() + time.toNanos();
    for (long left = time.toNanos(); left > 0; left = until - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }
}
