package io.holdfast.batching;

import io.holdfast.kernel.ConflictException;
import io.holdfast.kernel.OutcomeUnknownException;
import io.holdfast.kernel.UnavailableException;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Executes one batch: as a whole, as a whole again after a conflict, otherwise command by command.
 */
final class BatchRun<C, R> {
  private static final long FIRST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

  private final String lane;
  private final LaneLimits limits;
  private final BatchWork<C, R> work;
  private final Executor answers;

  BatchRun(String lane, LaneLimits limits, BatchWork<C, R> work, Executor answers) {
    this.lane = lane;
    this.limits = limits;
    this.work = work;
    this.answers = answers;
  }

  /** Completes every command of the batch in any case; throws nothing. */
  void of(List<PendingCommand<C, R>> batch) {
    List<PendingCommand<C, R>> current = dropLate(batch);
    if (current.isEmpty()) {
      return;
    }
    List<R> results;
    try {
      results = handle(current);
    } catch (RuntimeException | Error e) {
      if (current.size() == 1 || concernsAll(e)) {
        fail(current, e);
      } else {
        current.forEach(one -> of(List.of(one)));
      }
      return;
    }
    complete(current, results);
  }

  private List<PendingCommand<C, R>> dropLate(List<PendingCommand<C, R>> batch) {
    long now = System.nanoTime();
    List<PendingCommand<C, R>> late =
        batch.stream().filter(w -> now - w.submittedAt() > limits.patience().toNanos()).toList();
    if (late.isEmpty()) {
      return batch;
    }
    fail(late, new UnavailableException(lane + " was too busy to begin in time"));
    return batch.stream().filter(w -> !late.contains(w)).toList();
  }

  /**
   * Unavailability and unknown outcomes concern every command of the batch; trying them one by one
   * only takes longer.
   */
  private static boolean concernsAll(Throwable failure) {
    return failure instanceof OutcomeUnknownException || failure instanceof UnavailableException;
  }

  private List<R> handle(List<PendingCommand<C, R>> batch) {
    List<C> commands = batch.stream().map(PendingCommand::command).toList();
    boolean reconnected = false;
    for (int attempt = 1; ; attempt++) {
      try {
        return answered(commands);
      } catch (ConflictException e) {
        if (attempt >= limits.attempts()) {
          throw e;
        }
        pause(attempt);
      } catch (UnavailableException e) {
        // A restarted database invalidates pooled connections; one retry keeps the batch from
        // failing.
        if (reconnected) {
          throw e;
        }
        reconnected = true;
      }
    }
  }

  private List<R> answered(List<C> commands) {
    List<R> results = work.handle(commands);
    if (results.size() != commands.size()) {
      throw new IllegalStateException(
          lane + ": " + commands.size() + " commands got " + results.size() + " answers");
    }
    return results;
  }

  /** Exponential backoff with full jitter, so that two conflicting batches do not collide again. */
  private static void pause(int attempt) {
    LockSupport.parkNanos(
        ThreadLocalRandom.current().nextLong(FIRST_PAUSE_NANOS << Math.min(attempt, 6)));
  }

  private void complete(List<PendingCommand<C, R>> batch, List<R> results) {
    answer(
        () -> {
          for (int i = 0; i < batch.size(); i++) {
            batch.get(i).answer().complete(results.get(i));
          }
        });
  }

  private void fail(List<PendingCommand<C, R>> batch, Throwable failure) {
    answer(() -> batch.forEach(w -> w.answer().completeExceptionally(failure)));
  }

  /**
   * If the executor is full, shut down or cannot create a thread, the committed work stands and
   * answers are completed on this thread. Completed answers do not change.
   */
  private void answer(Runnable completions) {
    try {
      answers.execute(completions);
    } catch (RuntimeException | Error e) {
      completions.run();
    }
  }
}
