package io.holdfast.messaging;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Wakes one sleeper; rings while it is awake count as one. */
public final class CommitSignal {
  private final Semaphore permits = new Semaphore(0);

  /** Wakes the sleeper, or keeps it from falling asleep next time. */
  public void signal() {
    if (permits.availablePermits() == 0) {
      permits.release();
    }
  }

  /**
   * Sleeps until the bell rings, or so long.
   *
   * @throws InterruptedException if the thread is to end
   */
  void await(Duration atMost) throws InterruptedException {
    if (permits.tryAcquire(atMost.toNanos(), TimeUnit.NANOSECONDS)) {
      permits.drainPermits();
    }
  }
}
