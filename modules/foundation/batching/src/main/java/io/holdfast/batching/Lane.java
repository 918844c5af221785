package io.holdfast.batching;

import io.holdfast.kernel.UnavailableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A bounded queue with one worker. The worker takes all waiting commands, up to the limit, and
 * executes them as one batch; each submitter gets its own answer. At most one batch runs at a time,
 * on any thread.
 *
 * @param <C> command
 * @param <R> answer
 */
public final class Lane<C, R> implements AutoCloseable {
  private static final long NONE = Long.MIN_VALUE;

  private final String name;
  private final LaneLimits limits;
  private final BlockingQueue<PendingCommand<C, R>> queue;
  private final BatchRun<C, R> run;
  private final BatchRun<C, R> callerRun;
  private final ReentrantLock batchLock = new ReentrantLock();
  private boolean lastBatchWasSingle = true;
  private volatile long batchStartedAt = NONE;
  private final Thread worker;
  private volatile boolean closed;

  /**
   * Starts the lane.
   *
   * @param threads creates the worker thread
   * @param answers completes answers, so that a slow callback does not delay the lane
   */
  public Lane(
      String name,
      LaneLimits limits,
      BatchWork<C, R> work,
      ThreadFactory threads,
      Executor answers) {
    this.name = name;
    this.limits = limits;
    this.queue = new ArrayBlockingQueue<>(limits.waiting());
    this.run = new BatchRun<>(name, limits, work, answers);
    this.callerRun = new BatchRun<>(name, limits, work, Runnable::run);
    this.worker = threads.newThread(this::drain);
    worker.start();
  }

  /**
   * Puts a command into the lane.
   *
   * @return completes with the answer, or exceptionally with the exception of this command
   * @throws UnavailableException at once if the lane is full or closed
   */
  public CompletableFuture<R> submit(C command) {
    PendingCommand<C, R> waiting = new PendingCommand<>(command);
    if (closed || !queue.offer(waiting)) {
      throw new UnavailableException(closed ? name + " is closed" : name + " is full");
    }
    if (closed && queue.remove(waiting)) {
      throw new UnavailableException(name + " is closed");
    }
    return waiting.answer();
  }

  /**
   * Executes the command in the calling thread if none waits, none is running and the previous one
   * was alone too; otherwise queues it. A lone command saves two thread switches; under concurrent
   * load the first command still joins a batch.
   *
   * @return as of {@link #submit}; already complete if the command was executed here
   * @throws UnavailableException at once if the lane is full or closed
   */
  public CompletableFuture<R> submitOrDo(C command) {
    if (queue.isEmpty() && batchLock.tryLock()) {
      try {
        if (!closed && queue.isEmpty() && lastBatchWasSingle) {
          PendingCommand<C, R> alone = new PendingCommand<>(command);
          run(callerRun, List.of(alone));
          return alone.answer();
        }
      } finally {
        batchLock.unlock();
      }
    }
    return submit(command);
  }

  /** How many commands wait now. */
  public int waiting() {
    return queue.size();
  }

  /** Current state of the lane. */
  public LaneState state() {
    long now = System.nanoTime();
    PendingCommand<C, R> first = queue.peek();
    long started = batchStartedAt;
    return new LaneState(
        name,
        queue.size(),
        first == null ? Duration.ZERO : Duration.ofNanos(now - first.submittedAt()),
        started == NONE ? Duration.ZERO : Duration.ofNanos(Math.max(0, now - started)),
        worker.isAlive() && !closed);
  }

  private void run(BatchRun<C, R> runner, List<PendingCommand<C, R>> batch) {
    batchStartedAt = System.nanoTime();
    try {
      runner.of(batch);
    } finally {
      batchStartedAt = NONE;
    }
  }

  private void drain() {
    List<PendingCommand<C, R>> batch = new ArrayList<>(limits.batch());
    try {
      while (!closed) {
        batch.add(queue.take());
        gather();
        batchLock.lockInterruptibly();
        try {
          queue.drainTo(batch, limits.batch() - 1);
          lastBatchWasSingle = batch.size() == 1;
          run(run, batch);
        } finally {
          batchLock.unlock();
        }
        batch = new ArrayList<>(limits.batch());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      closed = true;
      refuse(batch);
      List<PendingCommand<C, R>> left = new ArrayList<>();
      queue.drainTo(left);
      refuse(left);
    }
  }

  /** Waits the gather time unless a full batch is queued. */
  private void gather() throws InterruptedException {
    if (!limits.gather().isZero() && queue.size() < limits.batch() - 1) {
      TimeUnit.NANOSECONDS.sleep(limits.gather().toNanos());
    }
  }

  private void refuse(List<PendingCommand<C, R>> left) {
    left.forEach(
        w -> w.answer().completeExceptionally(new UnavailableException(name + " is closed")));
  }

  /** Finishes the current batch and fails waiting commands. */
  @Override
  public void close() {
    closed = true;
    worker.interrupt();
  }
}
