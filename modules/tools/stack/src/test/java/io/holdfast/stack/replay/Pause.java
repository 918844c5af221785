package io.holdfast.stack.replay;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** A server that hangs for a while: the time itself is what is tested. */
final class Pause {
  private Pause() {}

  static void of(Duration duration) {
    long end = System.nanoTime() + duration.toNanos();
    for (long left = duration.toNanos(); left > 0; left = end - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }
}
