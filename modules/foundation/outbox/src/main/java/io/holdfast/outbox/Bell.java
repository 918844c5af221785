package io.holdfast.outbox;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Wakes one sleeper; rings while it is awake count as one. */
public final class Bell {
  private final Semaphore rings = new Semaphore(0);

  /** Wakes the sleeper, or keeps it from falling asleep next time. */
  public void ring() {
    if (rings.availablePermits() == 0) {
      rings.release();
    }
  }

  /**
   * Sleeps until the bell rings, or so long.
   *
   * @throws InterruptedException if the thread is to end
   */
  void await(Duration atMost) throws InterruptedException {
    if (rings.tryAcquire(atMost.toNanos(), TimeUnit.NANOSECONDS)) {
      rings.drainPermits();
    }
  }
}
