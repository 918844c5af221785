package io.holdfast.batching;

import io.holdfast.kernel.ConflictException;
import io.holdfast.kernel.OutcomeUnknownException;
import io.holdfast.kernel.UnavailableException;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Carries one batch to its end: whole, whole again after a conflict, else one by one. */
final class BatchRun<C, R> {
  private static final long FIRST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

  private final String lane;
  private final int attempts;
  private final BatchWork<C, R> work;
  private final Executor answers;

  BatchRun(String lane, int attempts, BatchWork<C, R> work, Executor answers) {
    this.lane = lane;
    this.attempts = attempts;
    this.work = work;
    this.answers = answers;
  }

  void of(List<PendingCommand<C, R>> batch) {
    try {
      complete(batch, handle(batch));
    } catch (RuntimeException | Error e) {
      if (batch.size() == 1 || concernsAll(e)) {
        fail(batch, e);
      } else {
        batch.forEach(one -> of(List.of(one)));
      }
    }
  }

  /**
   * What is unreachable or unsettled is so for each command; asking one by one only takes longer.
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
        if (attempt >= attempts) {
          throw e;
        }
        pause(attempt);
      } catch (UnavailableException e) {
        // A database that was restarted costs the pool its old connections, not the batch its
        // answer.
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

  /** Full jitter over a doubling bound: two who met once should not meet again. */
  private static void pause(int attempt) {
    LockSupport.parkNanos(
        ThreadLocalRandom.current().nextLong(FIRST_PAUSE_NANOS << Math.min(attempt, 6)));
  }

  private void complete(List<PendingCommand<C, R>> batch, List<R> results) {
    answers.execute(
        () -> {
          for (int i = 0; i < batch.size(); i++) {
            batch.get(i).answer().complete(results.get(i));
          }
        });
  }

  private void fail(List<PendingCommand<C, R>> batch, Throwable failure) {
    answers.execute(() -> batch.forEach(w -> w.answer().completeExceptionally(failure)));
  }
}
