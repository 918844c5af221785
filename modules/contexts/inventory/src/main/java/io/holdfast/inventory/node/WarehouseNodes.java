package io.holdfast.inventory.node;

import io.holdfast.inventory.UnknownWarehouseException;
import io.holdfast.inventory.Warehouse;
import io.holdfast.kernel.UnavailableException;
import io.holdfast.kernel.WarehouseCode;
import io.holdfast.platform.ServerThreads;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The nodes of the registered warehouses. Each is opened and probed by its own thread; a warehouse
 * registered by another server appears within seconds. Look-ups run no query.
 */
@Singleton
public final class WarehouseNodes {
  /**
   * A registered warehouse.
   *
   * @param node empty while its database is not known to answer
   */
  public record Lookup(Warehouse warehouse, Optional<WarehouseNode> node) {}

  private static final Duration REFRESH = Duration.ofSeconds(2);
  private static final Duration FIRST_CHECK = Duration.ofSeconds(1);
  private static final System.Logger LOG = System.getLogger(WarehouseNodes.class.getName());

  private final WarehouseRegister register;
  private final WarehouseConnections connections;
  private final ServerThreads threads;
  private final Map<WarehouseCode, WarehouseMonitor> monitors = new ConcurrentHashMap<>();
  private final CountDownLatch stopped = new CountDownLatch(1);
  private volatile List<WarehouseMonitor> registered;

  @Inject
  public WarehouseNodes(
      WarehouseRegister register, WarehouseConnections connections, ServerThreads threads) {
    this.register = register;
    this.connections = connections;
    this.threads = threads;
  }

  /**
   * The node of a registered warehouse.
   *
   * @throws UnknownWarehouseException if no warehouse has this code
   * @throws UnavailableException at once while its database is not known to answer
   */
  public WarehouseNode node(WarehouseCode code) {
    WarehouseMonitor monitor = monitors.get(code);
    if (monitor == null) {
      register.find(code).orElseThrow(() -> new UnknownWarehouseException(code));
      changed();
      monitor = monitors.get(code);
    }
    return monitor.reachable().orElseThrow(() -> away(code));
  }

  /** Whether the warehouse is registered and its database is known to answer. */
  public boolean isReachable(WarehouseCode code) {
    loadOnce();
    WarehouseMonitor monitor = monitors.get(code);
    return monitor != null && monitor.reachable().isPresent();
  }

  /**
   * Opens a node for a warehouse that is about to be registered.
   *
   * @throws UnavailableException if it has no data source or its database does not answer
   */
  public void open(Warehouse warehouse) {
    if (!monitors.containsKey(warehouse.code())) {
      WarehouseMonitor monitor = new WarehouseMonitor(warehouse, connections);
      monitor.open();
      watch(monitor);
    }
  }

  /** Every registered warehouse, in the order of their codes. */
  public List<Lookup> all() {
    loadOnce();
    return registered.stream().map(m -> new Lookup(m.warehouse(), m.reachable())).toList();
  }

  /** The registered warehouses whose databases are not known to answer, in the order of codes. */
  public List<WarehouseCode> unreachable() {
    loadOnce();
    List<WarehouseCode> away = List.of();
    for (WarehouseMonitor monitor : registered) {
      if (monitor.reachable().isEmpty()) {
        away = away.isEmpty() ? new ArrayList<>() : away;
        away.add(monitor.warehouse().code());
      }
    }
    return away;
  }

  /** Reads the register again; on return, new warehouses have been probed once. */
  public synchronized void changed() {
    List<WarehouseMonitor> known = new ArrayList<>();
    for (Warehouse warehouse : register.all()) {
      WarehouseMonitor monitor = monitors.get(warehouse.code());
      known.add(monitor == null ? watch(new WarehouseMonitor(warehouse, connections)) : monitor);
    }
    long deadline = System.nanoTime() + FIRST_CHECK.toNanos();
    known.forEach(m -> m.awaitFirstCheck(Duration.ofNanos(deadline - System.nanoTime())));
    registered = List.copyOf(known);
  }

  private void loadOnce() {
    if (registered == null) {
      changed();
    }
  }

  private WarehouseMonitor watch(WarehouseMonitor monitor) {
    WarehouseMonitor earlier = monitors.putIfAbsent(monitor.warehouse().code(), monitor);
    if (earlier != null) {
      return earlier;
    }
    threads.factory().newThread(monitor).start();
    return monitor;
  }

  private static UnavailableException away(WarehouseCode code) {
    return new UnavailableException("warehouse " + code + " cannot be reached");
  }

  /**
   * Opens all at start, so that unsent events of an earlier run are relayed, and then looks for new
   * ones.
   */
  void start(@Observes Startup event) {
    refresh();
    threads.factory().newThread(this::refreshForEver).start();
  }

  private void refreshForEver() {
    try {
      while (!stopped.await(REFRESH.toNanos(), TimeUnit.NANOSECONDS)) {
        refresh();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void refresh() {
    try {
      changed();
    } catch (UnavailableException e) {
      // Read again after the pause; known warehouses stay known.
      LOG.log(System.Logger.Level.INFO, "the register of warehouses: " + e.getMessage());
    }
  }

  /** Stops the monitoring threads. */
  @PreDestroy
  public void close() {
    stopped.countDown();
    monitors.values().forEach(WarehouseMonitor::stop);
  }
}
