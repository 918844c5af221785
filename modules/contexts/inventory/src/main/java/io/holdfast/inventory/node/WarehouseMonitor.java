package io.holdfast.inventory.node;

import io.holdfast.inventory.Warehouse;
import io.holdfast.kernel.UnavailableException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Monitors one warehouse in its own thread: opens it, probes its database, and rechecks locked
 * rows. Callers read the last known state and never wait.
 */
final class WarehouseMonitor implements Runnable {
  private static final System.Logger LOG = System.getLogger(WarehouseMonitor.class.getName());
  private static final Duration INTERVAL = Duration.ofMillis(250);
  private static final Duration LONGEST_INTERVAL = Duration.ofSeconds(1);

  private final Warehouse warehouse;
  private final WarehouseConnections connections;
  private final WarehouseHealth health = new WarehouseHealth();
  private final LockedSkus locked = new LockedSkus();
  private final CountDownLatch firstCheck = new CountDownLatch(1);
  private final CountDownLatch stopped = new CountDownLatch(1);
  private volatile WarehouseNode node;
  private boolean reportedAway;

  WarehouseMonitor(Warehouse warehouse, WarehouseConnections connections) {
    this.warehouse = warehouse;
    this.connections = connections;
  }

  Warehouse warehouse() {
    return warehouse;
  }

  /** The node; empty while it is not open or its database is not known to answer. */
  Optional<WarehouseNode> reachable() {
    WarehouseNode opened = node;
    return opened != null && health.isWell() ? Optional.of(opened) : Optional.empty();
  }

  /**
   * Opens the warehouse in the calling thread.
   *
   * @throws UnavailableException if it has no data source or its database does not answer
   */
  synchronized WarehouseNode open() {
    if (node == null) {
      health.probeStarted();
      try {
        node = connections.open(warehouse, health, locked);
        health.probeAnswered();
      } catch (RuntimeException e) {
        health.probeFailed();
        throw e;
      }
    }
    return node;
  }

  /** Waits until the warehouse has been probed once, at most this long. */
  void awaitFirstCheck(Duration atMost) {
    try {
      firstCheck.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void run() {
    Duration pause = INTERVAL;
    try {
      do {
        boolean well = check();
        firstCheck.countDown();
        pause = well ? INTERVAL : longer(pause);
      } while (!stopped.await(pause.toNanos(), TimeUnit.NANOSECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  void stop() {
    stopped.countDown();
  }

  private static Duration longer(Duration pause) {
    Duration doubled = pause.multipliedBy(2);
    return doubled.compareTo(LONGEST_INTERVAL) < 0 ? doubled : LONGEST_INTERVAL;
  }

  private boolean check() {
    try {
      WarehouseNode opened = node == null ? open() : node;
      if (locked.isEmpty() && health.answeredWithin(INTERVAL)) {
        return true;
      }
      boolean wasAway = !health.isWell();
      boolean inTime = probe(opened);
      report(!inTime, "its database answers slowly");
      if (wasAway && inTime) {
        // It may be another node now, or restored from a backup.
        opened.changes().changedUnseen();
      }
      return inTime;
    } catch (SQLException | RuntimeException e) {
      // Any failure means that the warehouse is unusable now; it is probed again after the pause.
      health.probeFailed();
      report(true, e.getMessage());
      return false;
    }
  }

  private boolean probe(WarehouseNode opened) throws SQLException {
    health.probeStarted();
    try (Connection connection = opened.plain().getConnection()) {
      locked.recheck(connection);
    }
    return health.probeAnswered();
  }

  private void report(boolean away, String why) {
    if (away != reportedAway) {
      reportedAway = away;
      LOG.log(
          System.Logger.Level.INFO,
          away
              ? "warehouse " + warehouse.code() + " is away: " + why
              : "warehouse " + warehouse.code() + " answers again");
    }
  }
}
