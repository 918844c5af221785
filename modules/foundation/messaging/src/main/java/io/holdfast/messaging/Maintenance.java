package io.holdfast.messaging;

import io.holdfast.platform.ServerThreads;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Maintains the partitions of every database of this server, in one thread per database. */
@Singleton
public final class Maintenance {
  private final ServerThreads threads;
  private final RetentionTerms terms;
  private final Duration interval;
  private final Map<String, Boolean> started = new ConcurrentHashMap<>();
  private final CountDownLatch stopped = new CountDownLatch(1);

  /**
   * @param interval ISO 8601 duration between two rounds
   */
  @Inject
  public Maintenance(
      ServerThreads threads,
      RetentionTerms terms,
      @ConfigProperty(name = "holdfast.maintenance.interval", defaultValue = "PT1H")
          Duration interval) {
    if (interval.toMillis() < 1) {
      throw new IllegalArgumentException("holdfast.maintenance.interval is positive");
    }
    this.threads = threads;
    this.terms = terms;
    this.interval = interval;
  }

  /**
   * Starts maintenance of a database unless it is running; the first round starts immediately.
   *
   * @param plain gives connections outside JTA
   */
  public void start(String database, DataSource plain) {
    if (started.putIfAbsent(database, true) == null) {
      PartitionKeeper keeper = new PartitionKeeper(database, plain, terms);
      threads.factory().newThread(() -> keep(keeper)).start();
    }
  }

  private void keep(PartitionKeeper keeper) {
    try {
      do {
        keeper.tidy();
      } while (!stopped.await(interval.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Stops the periodic rounds. */
  @PreDestroy
  public void close() {
    stopped.countDown();
  }
}
