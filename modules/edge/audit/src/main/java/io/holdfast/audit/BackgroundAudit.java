package io.holdfast.audit;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** Runs audits in the background, one at a time, and remembers the last result. */
public final class BackgroundAudit {
  private final Supplier<Audit> audits;
  private final Executor executor;
  private final Clock clock;
  private CompletableFuture<Result> running;
  private volatile Result last;

  /**
   * What an audit found.
   *
   * @param checkedAt start time; later changes are not included
   */
  public record Result(Instant checkedAt, List<Finding> findings) {
    /** Whether no invariant is broken. */
    public boolean holding() {
      return findings.stream().noneMatch(finding -> finding.state() == Finding.State.BROKEN);
    }
  }

  /**
   * @param audits creates an audit of the current databases
   * @param executor for tasks that take minutes
   */
  public BackgroundAudit(Supplier<Audit> audits, Executor executor, Clock clock) {
    this.audits = audits;
    this.executor = executor;
    this.clock = clock;
  }

  /**
   * Starts an audit, or joins the one in progress.
   *
   * @return completes with its result, or exceptionally, e.g. with {@link AuditFailedException};
   *     cancelling it does not affect the audit
   */
  public synchronized CompletableFuture<Result> start() {
    if (running == null || running.isDone()) {
      running = CompletableFuture.supplyAsync(this::run, executor);
    }
    return running.copy();
  }

  private Result run() {
    Instant begun = clock.instant();
    Result result = new Result(begun, audits.get().run());
    last = result;
    return result;
  }

  /** The last result, empty before the first. */
  public Optional<Result> last() {
    return Optional.ofNullable(last);
  }
}
