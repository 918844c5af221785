package io.holdfast.operations;

import io.holdfast.audit.Audit;
import io.holdfast.audit.AuditFailedException;
import io.holdfast.audit.AuditSettings;
import io.holdfast.audit.BackgroundAudit;
import io.holdfast.kernel.UnavailableException;
import io.holdfast.platform.ServerThreads;
import io.holdfast.platform.security.Role;
import io.holdfast.platform.security.RolesChecked;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Audits all databases in the background, on request and periodically. */
@Singleton
public class InvariantChecks {
  private static final System.Logger LOG = System.getLogger(InvariantChecks.class.getName());

  private final StackDatabases databases;
  private final BackgroundAudit audit;
  private final ServerThreads threads;
  private final Duration interval;
  private final CountDownLatch stopped = new CountDownLatch(1);

  /**
   * @param interval ISO 8601 duration between two periodic audits; history is retired only after an
   *     audit
   */
  @Inject
  public InvariantChecks(
      StackDatabases databases,
      ServerThreads threads,
      @ConfigProperty(name = "holdfast.audit.interval", defaultValue = "PT1H") Duration interval) {
    if (interval.toMillis() < 1) {
      throw new IllegalArgumentException("holdfast.audit.interval is positive");
    }
    this.databases = databases;
    this.threads = threads;
    this.interval = interval;
    this.audit =
        new BackgroundAudit(
            () -> Audit.of(databases.hub(), databases.ofWarehouses(), AuditSettings.STANDARD),
            task -> threads.factory().newThread(task).start(),
            Clock.systemUTC());
  }

  /**
   * Starts an audit, or joins the one in progress.
   *
   * @param patience how long the answer waits for it if there is an earlier result
   * @param firstPatience how long it waits if there is none
   * @return completes with its result if that is there in time, else with the last one; or
   *     exceptionally with {@link UnavailableException} if there is none yet, or a database stops
   *     answering
   * @throws MissingDatabasesException if warehouses do not answer: without one of them, every order
   *     with stock from it would look broken
   */
  @RolesChecked
  @RolesAllowed(Role.ADMIN)
  public CompletionStage<BackgroundAudit.Result> check(Duration patience, Duration firstPatience) {
    List<String> missing = databases.unavailableWarehouses();
    if (!missing.isEmpty()) {
      throw new MissingDatabasesException(missing);
    }
    Duration wait = audit.last().isEmpty() ? firstPatience : patience;
    return audit
        .start()
        .completeOnTimeout(null, wait.toMillis(), TimeUnit.MILLISECONDS)
        .exceptionally(InvariantChecks::failed)
        .thenApply(result -> result != null ? result : last());
  }

  private BackgroundAudit.Result last() {
    return audit
        .last()
        .orElseThrow(() -> new UnavailableException("the first check is not yet done"));
  }

  private static BackgroundAudit.Result failed(Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    if (cause instanceof AuditFailedException) {
      LOG.log(Level.WARNING, "invariants could not be checked: {0}", cause.getMessage());
      throw new UnavailableException("a database cannot be audited now", cause);
    }
    throw failure instanceof RuntimeException it ? it : new IllegalStateException(failure);
  }

  void start(@Observes Startup event) {
    threads.factory().newThread(this::auditForEver).start();
  }

  private void auditForEver() {
    try {
      while (!stopped.await(interval.toMillis(), TimeUnit.MILLISECONDS)) {
        audit.start().whenComplete(InvariantChecks::report);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void report(BackgroundAudit.Result result, Throwable failure) {
    if (failure != null) {
      LOG.log(Level.WARNING, "invariants could not be checked: {0}", failure.getMessage());
    } else if (!result.holding()) {
      LOG.log(Level.WARNING, "an invariant is broken: {0}", result.findings());
    }
  }

  /** Stops the periodic rounds. */
  @PreDestroy
  void stop() {
    stopped.countDown();
  }
}
