package io.holdfast.fulfilment.record;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Wakes the worker of this server when there is something to do. */
@Singleton
public final class WorkSignal {
  private final Semaphore permits = new Semaphore(0);

  /** Wakes the worker, or makes its next wait return at once. */
  public void signal() {
    if (permits.availablePermits() == 0) {
      permits.release();
    }
  }

  /**
   * Waits for the next signal.
   *
   * @throws InterruptedException if the thread is to end
   */
  public void await(Duration atMost) throws InterruptedException {
    if (permits.tryAcquire(atMost.toNanos(), TimeUnit.NANOSECONDS)) {
      permits.drainPermits();
    }
  }
}
