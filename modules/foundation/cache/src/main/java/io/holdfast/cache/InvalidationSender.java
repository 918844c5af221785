package io.holdfast.cache;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Tells the other servers what has changed, in a thread of its own. */
final class InvalidationSender implements Runnable, AutoCloseable {
  private static final System.Logger LOG = System.getLogger(InvalidationSender.class.getName());
  private static final Duration RETRY = Duration.ofMillis(200);

  private final PendingInvalidations pending;
  private final HazelcastCluster cluster;
  private final Consumer<PendingInvalidations.Batch> sent;
  private final CountDownLatch closed = new CountDownLatch(1);
  private boolean failing;

  InvalidationSender(
      PendingInvalidations pending,
      HazelcastCluster cluster,
      Consumer<PendingInvalidations.Batch> sent) {
    this.pending = pending;
    this.cluster = cluster;
    this.sent = sent;
  }

  @Override
  public void run() {
    try {
      while (closed.getCount() > 0) {
        PendingInvalidations.Batch batch = pending.take();
        if (send(batch)) {
          pending.sent();
          sent.accept(batch);
        } else {
          pending.notSent();
          closed.await(RETRY.toNanos(), TimeUnit.NANOSECONDS);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean send(PendingInvalidations.Batch batch) {
    try {
      boolean done = cluster.invalidate(batch);
      failing = failing && !done;
      return done;
    } catch (RuntimeException e) {
      // Kept and sent again: the values of the other servers are older at most by their expiry.
      if (!failing && closed.getCount() > 0) {
        failing = true;
        LOG.log(System.Logger.Level.WARNING, "invalidations wait: " + e.getMessage());
      }
      return false;
    }
  }

  @Override
  public void close() {
    closed.countDown();
  }
}
