package io.holdfast.inventory.node;

import io.holdfast.inventory.UnknownWarehouseException;
import io.holdfast.inventory.Warehouse;
import io.holdfast.kernel.UnavailableException;
import io.holdfast.kernel.WarehouseCode;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The open nodes. A warehouse that another server registered appears here within seconds. */
@Singleton
public final class WarehouseNodes {
  /**
   * A registered warehouse.
   *
   * @param node empty while its database cannot be reached
   */
  public record Lookup(Warehouse warehouse, Optional<WarehouseNode> node) {}

  private static final long REFRESH_NANOS = Duration.ofSeconds(2).toNanos();
  private static final System.Logger LOG = System.getLogger(WarehouseNodes.class.getName());

  private final WarehouseRegister register;
  private final WarehouseConnections connections;
  private final Map<WarehouseCode, WarehouseNode> open = new ConcurrentHashMap<>();
  private final Map<WarehouseCode, Long> failedToOpen = new ConcurrentHashMap<>();
  private volatile List<Warehouse> known = List.of();
  private volatile long readAt = System.nanoTime() - REFRESH_NANOS;

  @Inject
  public WarehouseNodes(WarehouseRegister register, WarehouseConnections connections) {
    this.register = register;
    this.connections = connections;
  }

  /** The node of a registered warehouse, opened when it is first asked for. */
  public WarehouseNode node(WarehouseCode code) {
    WarehouseNode node = open.get(code);
    if (node != null) {
      return node;
    }
    Warehouse warehouse =
        register.find(code).orElseThrow(() -> new UnknownWarehouseException(code));
    return open.computeIfAbsent(code, c -> connections.open(warehouse));
  }

  /** Opens a node for a warehouse that is about to be registered. */
  public WarehouseNode open(Warehouse warehouse) {
    return open.computeIfAbsent(warehouse.code(), c -> connections.open(warehouse));
  }

  /**
   * Every registered warehouse, in the order of their codes, with the way to it if there is one.
   */
  public List<Lookup> all() {
    refresh();
    return known.stream().map(w -> new Lookup(w, reachable(w))).toList();
  }

  /** Forgets when it last read the register, so that the next look reads it. */
  public void changed() {
    readAt = System.nanoTime() - REFRESH_NANOS;
  }

  private void refresh() {
    if (System.nanoTime() - readAt >= REFRESH_NANOS) {
      readAt = System.nanoTime();
      known = register.all();
    }
  }

  private Optional<WarehouseNode> reachable(Warehouse warehouse) {
    WarehouseNode node = open.get(warehouse.code());
    if (node != null) {
      return node.isResting() ? Optional.empty() : Optional.of(node);
    }
    if (isResting(warehouse.code())) {
      return Optional.empty();
    }
    try {
      return Optional.of(open(warehouse));
    } catch (UnavailableException e) {
      failedToOpen.put(warehouse.code(), System.nanoTime());
      LOG.log(System.Logger.Level.INFO, e.getMessage());
      return Optional.empty();
    }
  }

  /** One that did not open is not tried again on every look. */
  private boolean isResting(WarehouseCode code) {
    Long failedAt = failedToOpen.get(code);
    return failedAt != null && System.nanoTime() - failedAt < REFRESH_NANOS;
  }

  /** Opens all at start, so that what an earlier run left unsent goes out. */
  void start(@Observes Startup event) {
    try {
      all();
    } catch (UnavailableException e) {
      LOG.log(System.Logger.Level.INFO, "warehouses are opened later: " + e.getMessage());
    }
  }
}
