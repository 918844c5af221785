package io.holdfast.messaging;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Wakes one waiting thread; signals while it is running are merged into one. */
public final class CommitSignal {
  private final Semaphore permits = new Semaphore(0);

  /** Wakes the waiting thread, or makes its next wait return immediately. */
  public void signal() {
    if (permits.availablePermits() == 0) {
      permits.release();
    }
  }

  /**
   * Waits for the next signal, at most this long.
   *
   * @throws InterruptedException if the thread is to end
   */
  public void await(Duration atMost) throws InterruptedException {
    if (permits.tryAcquire(atMost.toNanos(), TimeUnit.NANOSECONDS)) {
      permits.drainPermits();
    }
  }
}
