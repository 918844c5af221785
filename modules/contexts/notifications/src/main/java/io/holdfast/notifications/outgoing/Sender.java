package io.holdfast.notifications.outgoing;

import io.holdfast.notifications.outgoing.DeliveryResult.Later;
import io.holdfast.notifications.outgoing.DeliveryResult.Refused;
import io.holdfast.notifications.outgoing.DeliveryResult.Sent;
import io.holdfast.notifications.outgoing.DeliveryResult.Unreachable;
import io.holdfast.notifications.outgoing.DeliveryTable.Outcome;
import io.holdfast.platform.ServerThreads;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Sends the messages of one channel. One thread claims rows and records results; a bounded number
 * of threads sends. What one channel waits for delays no other.
 */
public final class Sender implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Sender.class.getName());
  private static final Duration POLL = Duration.ofSeconds(1);
  private static final Duration END = Duration.ofSeconds(5);
  private static final int LONGEST_ERROR = 500;

  private final String name;
  private final Backlog backlog;
  private final ChannelPort port;
  private final SenderLimits limits;
  private final RateLimit rate;
  private final ExecutorService workers;
  private final Thread thread;
  private final Semaphore wake = new Semaphore(0);
  private final ConcurrentLinkedQueue<Finished> finished = new ConcurrentLinkedQueue<>();
  private int underWay;
  private boolean failing;
  private volatile boolean stopped;

  /**
   * Starts sending.
   *
   * @param name of the channel, for threads and the log
   */
  public Sender(
      String name, Backlog backlog, ChannelPort port, SenderLimits limits, ServerThreads threads) {
    this.name = name;
    this.backlog = backlog;
    this.port = port;
    this.limits = limits;
    this.rate = new RateLimit(limits.perMinute(), System.nanoTime());
    this.workers = Executors.newFixedThreadPool(limits.parallel(), threads.factory());
    this.thread = threads.factory().newThread(this::run);
    thread.start();
  }

  /** Messages were written; returns at once. */
  public void wake() {
    wake.release();
  }

  private void run() {
    try {
      while (!stopped) {
        if (!round()) {
          wake.tryAcquire(POLL.toMillis(), TimeUnit.MILLISECONDS);
        }
        wake.drainPermits();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether it claimed anything, so that there may be more. */
  private boolean round() {
    try {
      record();
      boolean claimed = claim();
      failing = false;
      return claimed;
    } catch (RuntimeException e) {
      // Repeated after the pause; the leases of what was claimed and not recorded end by
      // themselves.
      if (!failing) {
        LOG.log(System.Logger.Level.WARNING, "{0}: the hub fails: {1}", name, e.getMessage());
      }
      failing = true;
      return false;
    }
  }

  private boolean claim() {
    long now = System.nanoTime();
    int room = Math.min(2 * limits.parallel() - underWay, rate.available(now));
    if (room <= 0) {
      return false;
    }
    List<Delivery> claimed = backlog.claim(room, limits.lease(), now);
    rate.take(claimed.size());
    for (Delivery delivery : claimed) {
      underWay++;
      try {
        workers.execute(() -> send(delivery));
      } catch (RejectedExecutionException e) {
        // The sender is being closed; the lease ends.
        underWay--;
      }
    }
    return claimed.size() == room;
  }

  private void send(Delivery delivery) {
    DeliveryResult result;
    try {
      result = port.send(delivery);
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.WARNING, name + ": message " + delivery.id(), e);
      result = new Later(null, null, e.toString());
    }
    finished.add(new Finished(delivery, result));
    wake.release();
  }

  /** Records what has ended since; kept for the next round if the hub cannot be reached. */
  private void record() {
    List<Finished> batch = new ArrayList<>();
    for (Finished one = finished.poll(); one != null; one = finished.poll()) {
      batch.add(one);
    }
    if (batch.isEmpty()) {
      return;
    }
    try {
      backlog.record(batch.stream().map(this::outcome).toList());
    } catch (RuntimeException e) {
      finished.addAll(batch);
      throw e;
    }
    underWay -= batch.size();
    backlog.ended(batch, System.nanoTime());
  }

  private Outcome outcome(Finished one) {
    DeliveryResult result = one.result();
    if (result instanceof Sent sent) {
      return outcome(one.delivery(), "SENT", true, sent.code(), null, Duration.ZERO);
    } else if (result instanceof Refused no) {
      return outcome(one.delivery(), "FAILED", true, no.code(), no.error(), Duration.ZERO);
    } else if (result instanceof Unreachable down) {
      return outcome(one.delivery(), "PENDING", false, null, down.error(), POLL);
    }
    Later later = (Later) result;
    Optional<Duration> pause = limits.backOff().after(one.delivery().attempt());
    Duration wanted = later.after() == null ? Duration.ZERO : later.after();
    return outcome(
        one.delivery(),
        pause.isPresent() ? "PENDING" : "FAILED",
        true,
        later.code(),
        later.error(),
        pause.filter(p -> p.compareTo(wanted) > 0).orElse(wanted));
  }

  private static Outcome outcome(
      Delivery delivery,
      String state,
      boolean counted,
      Integer code,
      String error,
      Duration pause) {
    return new Outcome(
        delivery.id(), delivery.attempt(), state, counted, code, stored(error), pause);
  }

  /** PostgreSQL stores no NUL. */
  private static String stored(String error) {
    if (error == null) {
      return null;
    }
    String line = error.replaceAll("\\p{Cntrl}+", " ");
    return line.substring(0, Math.min(line.length(), LONGEST_ERROR));
  }

  /** Waits a few seconds for messages under way and records them. */
  @Override
  public void close() {
    stopped = true;
    wake.release();
    workers.shutdown();
    try {
      workers.awaitTermination(END.toMillis(), TimeUnit.MILLISECONDS);
      thread.join(END.toMillis());
      record();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.INFO, "{0}: not recorded: {1}", name, e.getMessage());
    }
  }
}
