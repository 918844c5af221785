package io.holdfast.web.operations;

import io.holdfast.audit.Audit;
import io.holdfast.audit.AuditSettings;
import io.holdfast.audit.BackgroundAudit;
import io.holdfast.platform.ServerThreads;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Audits all databases in the background: when asked, and from time to time. */
@Singleton
public class InvariantChecks {
  private static final System.Logger LOG = System.getLogger(InvariantChecks.class.getName());

  private final StackDatabases databases;
  private final BackgroundAudit audit;
  private final ServerThreads threads;
  private final Duration interval;
  private final CountDownLatch stopped = new CountDownLatch(1);

  /**
   * @param interval ISO 8601 duration between two audits that nobody asks for; history leaves the
   *     tables only when it is audited
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

  /** The audits of this server. */
  BackgroundAudit audit() {
    return audit;
  }

  /**
   * Codes of the registered warehouses that have no data source; no audit is whole without them.
   */
  List<String> unavailableWarehouses() {
    return databases.unavailableWarehouses();
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
      LOG.log(Level.INFO, "invariants could not be checked: {0}", failure.getMessage());
    } else if (!result.holding()) {
      LOG.log(Level.WARNING, "an invariant is broken: {0}", result.findings());
    }
  }

  /** Ends the rounds. */
  @PreDestroy
  void stop() {
    stopped.countDown();
  }
}
