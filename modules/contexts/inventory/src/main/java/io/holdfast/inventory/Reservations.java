package io.holdfast.inventory;

import io.holdfast.inventory.ledger.ReservationBook;
import io.holdfast.inventory.node.WarehouseNode;
import io.holdfast.inventory.node.WarehouseNodes;
import io.holdfast.kernel.ConflictException;
import io.holdfast.kernel.OrderId;
import io.holdfast.kernel.Sku;
import io.holdfast.kernel.UnavailableException;
import io.holdfast.kernel.WarehouseCode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Reservations of stock for orders. Every method works inside the caller's JTA transaction and
 * enlists one branch; to keep the lock order, call it for the warehouses in the order of their
 * codes.
 */
@Singleton
public final class Reservations {
  private static final String NOBODY = "";

  private final WarehouseNodes nodes;
  private final LowStock lowStock;

  @Inject
  public Reservations(WarehouseNodes nodes, LowStock lowStock) {
    this.nodes = nodes;
    this.lowStock = lowStock;
  }

  /**
   * Prepares a reservation in one warehouse; its connection is then enlisted in the transaction.
   *
   * @param seen counters of every SKU to hold, as read for the decision; the hold is a conflict if
   *     a version differs by now
   * @param timeToLive after which an unpaid reservation may expire, by the database's clock
   * @return the hold to execute and close
   * @throws io.holdfast.kernel.ConflictException if the warehouse has become unreachable
   */
  public PreparedHold prepareHold(
      WarehouseCode warehouse, List<Hold> holds, Map<Sku, StockLevel> seen, Duration timeToLive) {
    WarehouseNode node = reachable(warehouse);
    try {
      return ReservationBook.hold(node, holds, seen, timeToLive, lowStock);
    } catch (SQLException e) {
      throw node.failure(e);
    }
  }

  /** Whether the warehouse is believed reachable; does not query it. */
  public boolean canReach(WarehouseCode warehouse) {
    return nodes.isReachable(warehouse);
  }

  /**
   * Finds which of these SKUs are locked by another transaction; placement excludes them until
   * their rows are free. Call it outside a transaction, after a {@link StockLockedException}.
   */
  public void findLocked(WarehouseCode warehouse, Collection<Sku> suspects) {
    WarehouseNode node = reachable(warehouse);
    try (Connection connection = node.plain().getConnection()) {
      node.locked().find(connection, suspects);
    } catch (SQLException e) {
      throw node.failure(e);
    }
  }

  /** Like {@link #findLocked}, for the SKUs that these orders have reserved in the warehouse. */
  public void findLockedOf(WarehouseCode warehouse, Collection<OrderId> orders) {
    Set<Sku> skus = new HashSet<>();
    reservedBy(reachable(warehouse), orders).values().forEach(skus::addAll);
    findLocked(warehouse, skus);
  }

  /** Those of the orders that have reserved a SKU whose row is known to be locked. */
  public Set<OrderId> withLockedStock(WarehouseCode warehouse, Collection<OrderId> orders) {
    WarehouseNode node = reachable(warehouse);
    Set<Sku> locked = node.locked().current();
    Set<OrderId> concerned = new HashSet<>();
    if (!locked.isEmpty() && !orders.isEmpty()) {
      reservedBy(node, orders)
          .forEach(
              (order, skus) -> {
                if (!Collections.disjoint(skus, locked)) {
                  concerned.add(order);
                }
              });
    }
    return concerned;
  }

  private static Map<OrderId, Set<Sku>> reservedBy(WarehouseNode node, Collection<OrderId> orders) {
    try (Connection connection = node.plain().getConnection()) {
      return ReservationBook.skusOf(connection, orders);
    } catch (SQLException e) {
      throw node.failure(e);
    }
  }

  /** A warehouse that becomes unreachable is a conflict: a new decision may use another one. */
  private WarehouseNode reachable(WarehouseCode warehouse) {
    try {
      return nodes.node(warehouse);
    } catch (UnavailableException e) {
      throw new ConflictException(e.getMessage(), e);
    }
  }

  /**
   * Ends the reservations of some orders that no event caused.
   *
   * @return the reservations that ended now
   * @throws io.holdfast.kernel.ConflictException if the warehouse has become unreachable
   */
  public List<Hold> end(
      WarehouseCode warehouse, Collection<OrderId> orders, ReservationOutcome outcome) {
    return end(warehouse, orders, outcome, NOBODY, List.of());
  }

  /**
   * Ends the reservations of some orders; those that have ended are skipped. The causing events are
   * recorded in the inbox of the warehouse in the same transaction.
   *
   * @param consumer consumer name for the inbox
   * @param events events to record as applied; may be empty
   * @return the reservations that ended now
   * @throws io.holdfast.kernel.ConflictException if the warehouse has become unreachable
   */
  public List<Hold> end(
      WarehouseCode warehouse,
      Collection<OrderId> orders,
      ReservationOutcome outcome,
      String consumer,
      Collection<UUID> events) {
    WarehouseNode node = reachable(warehouse);
    try {
      return ReservationBook.end(node, orders, outcome, consumer, events);
    } catch (SQLException e) {
      throw node.failure(e);
    }
  }

  /**
   * Ships reserved units. A reservation may ship in parts; it is SHIPPED when none of its units is
   * open.
   *
   * @param units of committed reservations, each order and SKU once
   * @throws io.holdfast.kernel.ConflictException if a reservation has too few open units, or the
   *     warehouse has become unreachable
   */
  public void ship(WarehouseCode warehouse, List<Hold> units) {
    WarehouseNode node = reachable(warehouse);
    try {
      ReservationBook.ship(node, units);
    } catch (SQLException e) {
      throw node.failure(e);
    }
  }
}
