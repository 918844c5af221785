package io.holdfast.orders.settlement;

import io.holdfast.batching.BatchWork;
import io.holdfast.inventory.Hold;
import io.holdfast.inventory.ReservationOutcome;
import io.holdfast.inventory.Reservations;
import io.holdfast.inventory.StockLockedException;
import io.holdfast.kernel.ConflictException;
import io.holdfast.kernel.OrderId;
import io.holdfast.kernel.OrderStatus;
import io.holdfast.kernel.WarehouseCode;
import io.holdfast.messaging.HubDatabase;
import io.holdfast.platform.SqlFailure;
import io.holdfast.platform.Transactions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.LongAdder;

/**
 * Settles a batch of orders in one transaction: ends reservations in every warehouse concerned, in
 * the order of their codes, and then writes inbox rows, states and events into the hub. The hub
 * joins last, so that it is also committed last.
 */
public final class BatchSettlement implements BatchWork<Settlement, SettlementResult> {
  /** The consumer's name in the inbox. */
  public static final String CONSUMER = "orders";

  private final HubDatabase hub;
  private final Reservations reservations;
  private final Transactions transactions;
  private final Set<WarehouseCode> left;
  private final LongAdder expired = new LongAdder();

  /** Settles orders of all warehouses. */
  public BatchSettlement(HubDatabase hub, Reservations reservations, Transactions transactions) {
    this(hub, reservations, transactions, Set.of());
  }

  /**
   * @param left warehouses whose orders are left to another lane, so that no batch waits for them
   */
  public BatchSettlement(
      HubDatabase hub,
      Reservations reservations,
      Transactions transactions,
      Set<WarehouseCode> left) {
    this.hub = hub;
    this.reservations = reservations;
    this.transactions = transactions;
    this.left = Set.copyOf(left);
  }

  @Override
  public List<SettlementResult> handle(List<Settlement> batch) {
    if (left.isEmpty()) {
      return settle(batch);
    }
    Set<OrderId> far = far(batch);
    List<Settlement> near = batch.stream().filter(s -> !far.contains(s.order())).toList();
    Iterator<SettlementResult> settled =
        (near.isEmpty() ? List.<SettlementResult>of() : settle(near)).iterator();
    return batch.stream()
        .map(s -> far.contains(s.order()) ? new SettlementResult.Far() : settled.next())
        .toList();
  }

  private Set<OrderId> far(List<Settlement> batch) {
    Set<OrderId> orders = new HashSet<>();
    batch.forEach(s -> orders.add(s.order()));
    try (Connection connection = hub.plain().getConnection()) {
      return OrderContents.placedIn(connection, orders, left);
    } catch (SQLException e) {
      throw SqlFailure.of(e);
    }
  }

  private List<SettlementResult> settle(List<Settlement> batch) {
    Set<OrderId> orders = new HashSet<>();
    batch.forEach(s -> orders.add(s.order()));
    Set<OrderId> expiring = new HashSet<>();
    batch.stream()
        .filter(s -> s.outcome() == ReservationOutcome.EXPIRED)
        .forEach(s -> expiring.add(s.order()));
    Known known = read(orders, expiring);
    try {
      List<SettlementResult> results = transactions.run(() -> settle(batch, known));
      countExpired(batch, results);
      return results;
    } catch (StockLockedException e) {
      reservations.findLockedOf(e.warehouse(), known.ordersIn(e.warehouse()));
      throw e;
    }
  }

  private void countExpired(List<Settlement> batch, List<SettlementResult> results) {
    for (int i = 0; i < batch.size(); i++) {
      if (batch.get(i).outcome() == ReservationOutcome.EXPIRED
          && results.get(i) instanceof SettlementResult.Settled) {
        expired.increment();
      }
    }
  }

  /** Orders expired by this server: payment was requested and never decided. */
  public long expired() {
    return expired.sum();
  }

  /** The state of a batch's orders, read before its transaction begins. */
  private record Known(
      OrderContents contents, Map<OrderId, Map<WarehouseCode, Integer>> places, Set<OrderId> due) {

    Set<OrderId> ordersIn(WarehouseCode warehouse) {
      Set<OrderId> there = new HashSet<>();
      places.forEach(
          (order, counts) -> {
            if (counts.containsKey(warehouse)) {
              there.add(order);
            }
          });
      return there;
    }
  }

  /** No row is locked while warehouses are written; a concurrent change is a conflict. */
  private Known read(Set<OrderId> orders, Set<OrderId> expiring) {
    try (Connection connection = hub.plain().getConnection()) {
      OrderContents contents = OrderContents.read(connection, orders);
      return new Known(
          contents,
          contents.reservations(),
          expiring.isEmpty() ? Set.of() : UnsettledOrders.due(connection, expiring));
    } catch (SQLException e) {
      throw SqlFailure.of(e);
    }
  }

  private List<SettlementResult> settle(List<Settlement> batch, Known known) throws SQLException {
    Map<OrderId, UnsettledOrders.Row> rows = known.contents().rows();
    Map<OrderId, Map<WarehouseCode, Integer>> places = known.places();
    Map<WarehouseCode, Set<OrderId>> postponed = new HashMap<>();
    places.values().stream()
        .flatMap(m -> m.keySet().stream())
        .distinct()
        .forEach(code -> postponed.put(code, postponed(code, batch, known.ordersIn(code))));

    Map<OrderId, Settlement> settled = new LinkedHashMap<>();
    List<SettlementResult> results = new ArrayList<>(batch.size());
    List<UUID> applied = new ArrayList<>();
    for (Settlement settlement : batch) {
      Set<WarehouseCode> touched = places.getOrDefault(settlement.order(), Map.of()).keySet();
      SettlementResult result =
          decide(
              settlement,
              rows.get(settlement.order()),
              settled.get(settlement.order()),
              known.due(),
              touched.stream().noneMatch(code -> postponed.get(code).contains(settlement.order())));
      results.add(result);
      if (result instanceof SettlementResult.Settled) {
        settled.putIfAbsent(settlement.order(), settlement);
      }
      if (settlement.event() != null && isApplied(result)) {
        applied.add(settlement.event());
      }
    }
    endReservations(settled.values(), places);
    if (!applied.isEmpty() || !settled.isEmpty()) {
      try (Connection connection = hub.xa().getConnection()) {
        UnsettledOrders.settle(
            connection, CONSUMER, applied, List.copyOf(settled.values()), known.contents());
      }
      hub.outbox().written();
    }
    return results;
  }

  /**
   * The orders that cannot be settled in a warehouse now: all while it is unreachable, and those
   * that would release stock of a locked row.
   */
  private Set<OrderId> postponed(WarehouseCode code, List<Settlement> batch, Set<OrderId> orders) {
    if (!reservations.canReach(code)) {
      return orders;
    }
    Set<OrderId> freeing = new HashSet<>();
    batch.stream()
        .filter(s -> s.outcome().frees() && orders.contains(s.order()))
        .forEach(s -> freeing.add(s.order()));
    return reservations.withLockedStock(code, freeing);
  }

  /** A redelivered event finds its order settled and changes nothing. */
  private static SettlementResult decide(
      Settlement settlement,
      UnsettledOrders.Row row,
      Settlement earlier,
      Set<OrderId> due,
      boolean reachable) {
    if (row == null) {
      return new SettlementResult.Unknown();
    }
    OrderStatus status = earlier == null ? row.status() : earlier.status();
    if (status != OrderStatus.PLACED) {
      return new SettlementResult.TooLate(status);
    }
    if (settlement.outcome() == ReservationOutcome.EXPIRED && !due.contains(settlement.order())) {
      return new SettlementResult.NotDue();
    }
    return reachable ? new SettlementResult.Settled() : new SettlementResult.Postponed();
  }

  private static boolean isApplied(SettlementResult result) {
    return result instanceof SettlementResult.Settled || result instanceof SettlementResult.TooLate;
  }

  private void endReservations(
      Collection<Settlement> settled, Map<OrderId, Map<WarehouseCode, Integer>> places) {
    Map<WarehouseCode, Map<ReservationOutcome, Set<OrderId>>> work = new TreeMap<>();
    Map<OrderId, UUID> events = new HashMap<>();
    for (Settlement settlement : settled) {
      if (settlement.event() != null) {
        events.put(settlement.order(), settlement.event());
      }
      for (WarehouseCode code : places.getOrDefault(settlement.order(), Map.of()).keySet()) {
        work.computeIfAbsent(code, c -> new EnumMap<>(ReservationOutcome.class))
            .computeIfAbsent(settlement.outcome(), e -> new HashSet<>())
            .add(settlement.order());
      }
    }
    work.forEach(
        (code, outcomes) ->
            outcomes.forEach((outcome, orders) -> end(code, outcome, orders, events, places)));
  }

  /** All reservations of an order end, or the whole batch is rolled back. */
  private void end(
      WarehouseCode code,
      ReservationOutcome outcome,
      Set<OrderId> orders,
      Map<OrderId, UUID> events,
      Map<OrderId, Map<WarehouseCode, Integer>> places) {
    List<UUID> received = orders.stream().map(events::get).filter(Objects::nonNull).toList();
    Map<OrderId, Integer> ended = new HashMap<>();
    for (Hold hold : reservations.end(code, orders, outcome, CONSUMER, received)) {
      ended.merge(hold.order(), 1, Integer::sum);
    }
    for (OrderId order : orders) {
      if (!Objects.equals(ended.get(order), places.get(order).get(code))) {
        throw new ConflictException(
            "not every reservation of order " + order + " is open in " + code);
      }
    }
  }
}
