package io.holdfast.stack.replay;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Simulates a server that hangs for a time. */
final class Pause {
  private Pause() {}

  static void of(Duration duration) {
    long end = System.nanoTime() + duration.toNanos();
    for (long left = duration.toNanos(); left > 0; left = end - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }
}
