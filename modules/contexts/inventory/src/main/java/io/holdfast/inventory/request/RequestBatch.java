package io.holdfast.inventory.request;

import io.holdfast.batching.BatchWork;
import io.holdfast.inventory.Hold;
import io.holdfast.inventory.LowStock;
import io.holdfast.inventory.ReservationRequest;
import io.holdfast.inventory.ReservationRequest.Release;
import io.holdfast.inventory.ReservationRequest.Reserve;
import io.holdfast.inventory.StockLockedException;
import io.holdfast.inventory.ledger.RequestedHolds;
import io.holdfast.inventory.node.WarehouseNode;
import io.holdfast.inventory.node.WarehouseNodes;
import io.holdfast.kernel.OrderId;
import io.holdfast.kernel.Sku;
import io.holdfast.kernel.WarehouseCode;
import io.holdfast.platform.Transactions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Executes the requests to one warehouse that wait: releases first, then reservations, each kind in
 * one local transaction with its answers. The inbox of the warehouse has one row for each order it
 * was asked about: a request that comes again finds it, and so does one to reserve that comes after
 * its release.
 */
public final class RequestBatch implements BatchWork<ReservationRequest, Boolean> {
  private final WarehouseCode warehouse;
  private final WarehouseNodes nodes;
  private final Transactions transactions;
  private final LowStock lowStock;
  private final KnownLevels levels = new KnownLevels();

  /** Requests are assumed to be new until the inbox says otherwise, which saves a round trip. */
  private boolean mayBeKnown;

  public RequestBatch(
      WarehouseCode warehouse, WarehouseNodes nodes, Transactions transactions, LowStock lowStock) {
    this.warehouse = warehouse;
    this.nodes = nodes;
    this.transactions = transactions;
    this.lowStock = lowStock;
  }

  @Override
  public List<Boolean> handle(List<ReservationRequest> batch) {
    WarehouseNode node = nodes.node(warehouse);
    Set<OrderId> releases = new LinkedHashSet<>();
    Map<OrderId, Reserve> reserves = new LinkedHashMap<>();
    for (ReservationRequest request : batch) {
      if (request instanceof Reserve reserve) {
        reserves.putIfAbsent(request.order(), reserve);
      } else if (request instanceof Release) {
        releases.add(request.order());
      }
    }
    reserves.keySet().removeAll(releases);
    try {
      release(node, releases);
      Set<OrderId> postponed = reserve(node, reserves);
      mayBeKnown = false;
      return batch.stream().map(r -> !postponed.contains(r.order())).toList();
    } catch (StockLockedException e) {
      findLocked(node, releases, reserves);
      throw e;
    } catch (RuntimeException e) {
      levels.forgetAll();
      mayBeKnown = true;
      throw e;
    }
  }

  private void release(WarehouseNode node, Set<OrderId> orders) {
    if (!orders.isEmpty()) {
      List<Hold> released = transactions.run(() -> RequestedHolds.release(node, orders));
      levels.forget(released.stream().map(Hold::sku).toList());
    }
  }

  /** Returns the orders that are postponed. */
  private Set<OrderId> reserve(WarehouseNode node, Map<OrderId, Reserve> reserves) {
    if (mayBeKnown && !reserves.isEmpty()) {
      reserves.keySet().removeAll(known(node, reserves.keySet()));
    }
    if (reserves.isEmpty()) {
      return Set.of();
    }
    Set<Sku> skus = new HashSet<>();
    reserves.values().forEach(r -> skus.addAll(r.units().keySet()));
    Set<Sku> locked = node.locked().current();
    KnownLevels.Seen seen = levels.look(node, skus);
    Decision decision = Decision.of(reserves.values(), seen.bySku(), locked);
    if (decision.refuses() && !seen.fresh()) {
      levels.forget(skus);
      seen = levels.look(node, skus);
      decision = Decision.of(reserves.values(), seen.bySku(), locked);
    }
    write(node, decision, seen, reserves);
    return decision.postponed();
  }

  private void write(
      WarehouseNode node,
      Decision decision,
      KnownLevels.Seen seen,
      Map<OrderId, Reserve> reserves) {
    if (decision.answers().isEmpty()) {
      return;
    }
    Duration timeToLive =
        reserves.values().stream().map(Reserve::timeToLive).max(Duration::compareTo).orElseThrow();
    transactions.run(
        () -> {
          RequestedHolds.hold(
              node, decision.holds(), decision.answers(), seen.bySku(), timeToLive, lowStock);
          return null;
        });
    decision.holds().stream()
        .collect(Collectors.groupingBy(Hold::sku, Collectors.summingInt(Hold::quantity)))
        .forEach(levels::held);
  }

  private static Set<OrderId> known(WarehouseNode node, Set<OrderId> orders) {
    try (Connection connection = node.plain().getConnection()) {
      return RequestedHolds.known(connection, orders);
    } catch (SQLException e) {
      throw node.failure(e);
    }
  }

  /** Finds what is locked, so that the next attempt postpones the orders concerned only. */
  private void findLocked(
      WarehouseNode node, Set<OrderId> releases, Map<OrderId, Reserve> reserves) {
    try (Connection connection = node.plain().getConnection()) {
      Set<Sku> suspects = new HashSet<>(RequestedHolds.skusOf(connection, releases));
      reserves.values().forEach(r -> suspects.addAll(r.units().keySet()));
      node.locked().find(connection, suspects);
    } catch (SQLException e) {
      throw node.failure(e);
    }
  }
}
