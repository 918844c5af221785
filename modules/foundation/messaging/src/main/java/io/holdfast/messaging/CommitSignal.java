package io.holdfast.messaging;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Wakes one waiting thread; signals while it is running are merged into one. Knows whether this
 * server committed something, or was only told that another one did.
 */
public final class CommitSignal {
  private final Semaphore permits = new Semaphore(0);
  private final AtomicBoolean committedHere = new AtomicBoolean();

  /** Wakes the waiting thread, or makes its next wait return immediately. */
  public void signal() {
    committedHere.set(true);
    wake();
  }

  /** The same for what another server has committed. */
  void wake() {
    if (permits.availablePermits() == 0) {
      permits.release();
    }
  }

  /**
   * Waits for the next signal, at most this long.
   *
   * @return whether this server has committed something since the last call
   * @throws InterruptedException if the thread is to end
   */
  public boolean await(Duration atMost) throws InterruptedException {
    if (permits.tryAcquire(atMost.toNanos(), TimeUnit.NANOSECONDS)) {
      permits.drainPermits();
    }
    return committedHere.getAndSet(false);
  }
}
