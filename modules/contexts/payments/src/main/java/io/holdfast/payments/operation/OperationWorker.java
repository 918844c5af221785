package io.holdfast.payments.operation;

import io.holdfast.payments.record.OperationSignal;
import io.holdfast.platform.ServerThreads;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Claims due operations and calls the provider for them, many at once. Results are recorded while
 * other calls are under way. After a crash at any point an operation is claimed again when its
 * lease has ended, and repeated under the same key.
 */
@Singleton
public final class OperationWorker {
  private static final System.Logger LOG = System.getLogger(OperationWorker.class.getName());

  /** Operations claimed and not yet recorded. */
  private static final int IN_PROGRESS = 128;

  /** Fewer are not claimed while others are in progress, so that each claim gets a batch. */
  private static final int SMALLEST_CLAIM = 32;

  private static final int MOST_THREADS = 48;
  private static final Duration ROUND = Duration.ofSeconds(1);

  private static final Duration LAPSE_ROUND = Duration.ofSeconds(5);

  private final DueOperations due;
  private final OperationCalls calls;
  private final Lapses lapses;
  private final OperationSignal signal;
  private final Semaphore free = new Semaphore(IN_PROGRESS);
  private volatile boolean stopped;
  private volatile Executor executor;
  private volatile Thread thread;

  @Inject
  public OperationWorker(
      DueOperations due, OperationCalls calls, Lapses lapses, OperationSignal signal) {
    this(due, calls, lapses, signal, Runnable::run);
  }

  /**
   * For tests without a thread of the worker.
   *
   * @param executor runs the calls
   */
  public OperationWorker(
      DueOperations due,
      OperationCalls calls,
      Lapses lapses,
      OperationSignal signal,
      Executor executor) {
    this.due = due;
    this.calls = calls;
    this.lapses = lapses;
    this.signal = signal;
    this.executor = executor;
  }

  void start(@Observes Startup event, ServerThreads threads) {
    ThreadPoolExecutor callers =
        new ThreadPoolExecutor(
            0, MOST_THREADS, 30, TimeUnit.SECONDS, new SynchronousQueue<>(), threads.factory());
    // With all threads busy the worker calls by itself, and claims no more meanwhile.
    callers.setRejectedExecutionHandler(new ThreadPoolExecutor.CallerRunsPolicy());
    executor = callers;
    thread = threads.factory().newThread(this::run);
    thread.start();
  }

  private void run() {
    long lastSweep = System.nanoTime();
    try {
      while (!stopped) {
        if (!claimedMore()) {
          signal.await(ROUND);
        }
        if (System.nanoTime() - lastSweep > LAPSE_ROUND.toNanos()) {
          lastSweep = System.nanoTime();
          sweep();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean claimedMore() throws InterruptedException {
    free.acquire(SMALLEST_CLAIM);
    free.release(SMALLEST_CLAIM);
    try {
      return startDue() > 0;
    } catch (RuntimeException e) {
      // The hub is away: retried after the pause; due operations stay due.
      LOG.log(System.Logger.Level.INFO, "payment operations wait: " + e.getMessage());
      return false;
    }
  }

  private void sweep() {
    try {
      lapses.sweep();
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.INFO, "lapsed authorisations wait: " + e.getMessage());
    }
  }

  /**
   * Claims what is due now, up to the number that may be in progress, and starts the calls.
   *
   * @return how many were due
   * @throws io.holdfast.kernel.UnavailableException if the hub cannot be reached
   */
  public int startDue() {
    int permits = free.drainPermits();
    int used = 0;
    try {
      DueOperations.Claimed claimed = due.claim(permits);
      for (DueOperation one : claimed.ready()) {
        used++;
        executor.execute(() -> make(one));
      }
      return claimed.looked();
    } finally {
      free.release(permits - used);
    }
  }

  private void make(DueOperation one) {
    try {
      calls.make(one).whenComplete((changed, failure) -> free.release());
    } catch (RuntimeException | Error e) {
      // Not recorded: it is claimed again when its lease ends.
      free.release();
    }
  }

  /** Waits until every claimed operation is recorded, or could not be. */
  public void awaitIdle() {
    free.acquireUninterruptibly(IN_PROGRESS);
    free.release(IN_PROGRESS);
  }

  @PreDestroy
  void stop() {
    stopped = true;
    if (thread != null) {
      thread.interrupt();
    }
    if (executor instanceof ThreadPoolExecutor callers) {
      callers.shutdown();
    }
  }
}
