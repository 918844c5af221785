package io.holdfast.exchange.job;

import io.holdfast.exchange.ImportKind;
import io.holdfast.messaging.HubDatabase;
import io.holdfast.platform.ServerThreads;
import io.holdfast.platform.Transactions;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Works on imports in the background, one at a time in each server. */
@Singleton
public final class ImportWorker {
  private static final System.Logger LOG = System.getLogger(ImportWorker.class.getName());
  private static final Duration INTERVAL = Duration.ofSeconds(1);
  private static final Duration AFTER_FAILURE = Duration.ofSeconds(10);
  private static final Duration TIDY_INTERVAL = Duration.ofMinutes(10);

  private final HubDatabase hub;
  private final ImportBook book;
  private final Transactions transactions;
  private final Map<ImportKind, ImportTarget> targets = new EnumMap<>(ImportKind.class);
  private final Semaphore signal = new Semaphore(0);
  private volatile boolean stopped;
  private long nextTidying = System.nanoTime();
  private String trouble = "";

  @Inject
  public ImportWorker(
      HubDatabase hub,
      ImportBook book,
      Transactions transactions,
      @Any Instance<ImportTarget> targets) {
    this(hub, book, transactions, targets.stream().toList());
  }

  /** For tests without a container. */
  public ImportWorker(
      HubDatabase hub, ImportBook book, Transactions transactions, List<ImportTarget> targets) {
    this.hub = hub;
    this.book = book;
    this.transactions = transactions;
    targets.forEach(target -> this.targets.put(target.kind(), target));
  }

  void start(@Observes Startup event, ServerThreads threads) {
    threads.factory().newThread(this::run).start();
  }

  /** The columns of a kind of file, and what is done with its rows. */
  public ImportTarget target(ImportKind kind) {
    return targets.get(kind);
  }

  /** An import has arrived. */
  public void wake() {
    signal.release();
  }

  private void run() {
    try {
      while (!stopped) {
        Duration pause = INTERVAL;
        try {
          tidyNowAndThen();
          workOff();
          trouble = "";
        } catch (RuntimeException e) {
          // Tried again after the pause, from the stored position; logged when the reason is new.
          pause = AFTER_FAILURE;
          log(e);
        }
        if (signal.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS)) {
          signal.drainPermits();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void tidyNowAndThen() {
    if (System.nanoTime() - nextTidying >= 0) {
      nextTidying = System.nanoTime() + TIDY_INTERVAL.toNanos();
      book.tidy();
    }
  }

  private void log(RuntimeException failure) {
    String reason = String.valueOf(failure.getMessage());
    if (!reason.equals(trouble)) {
      LOG.log(System.Logger.Level.WARNING, "an import was interrupted: " + reason, failure);
    }
    trouble = reason;
  }

  /** Works on imports until none can be worked on now; returns how many were. */
  public int workOff() {
    int worked = 0;
    Optional<ImportJob> job = book.hold();
    while (job.isPresent() && !stopped) {
      ImportTarget target = targets.get(job.get().kind());
      new ImportRun(hub, book, transactions, target, job.get()).run(() -> !stopped);
      worked++;
      job = book.hold();
    }
    return worked;
  }

  @PreDestroy
  void stop() {
    stopped = true;
    wake();
  }
}
