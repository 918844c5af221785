package io.holdfast.stack.process;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Polls for a condition outside this process. */
public final class Await {
  private static final Duration STEP = Duration.ofMillis(100);

  private Await() {}

  /** Polls until the condition holds or the time is up; returns the last result. */
  public static boolean until(Duration patience, BooleanSupplier condition) {
    long deadline = System.nanoTime() + patience.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() >= deadline || Thread.currentThread().isInterrupted()) {
        return false;
      }
      pause(STEP);
    }
    return true;
  }

  /** Does nothing for about this long. */
  public static void pause(Duration duration) {
    LockSupport.parkNanos(duration.toNanos());
  }
}
