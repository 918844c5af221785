package io.holdfast.payments.record;

import io.holdfast.messaging.CommitSignal;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Tells the worker of this server that an operation is due, so that it need not wait a round. */
@Singleton
public final class OperationSignal {
  private final CommitSignal signal = new CommitSignal();

  /** An operation was written, or may be called for now. */
  public void due() {
    signal.signal();
  }

  /**
   * Waits until something is due, or at most this long.
   *
   * @throws InterruptedException if the thread is to end
   */
  public void await(Duration atMost) throws InterruptedException {
    signal.await(atMost);
  }
}
