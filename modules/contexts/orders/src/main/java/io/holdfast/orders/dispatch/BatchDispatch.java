package io.holdfast.orders.dispatch;

import io.holdfast.inventory.Hold;
import io.holdfast.inventory.Reservations;
import io.holdfast.inventory.StockLockedException;
import io.holdfast.kernel.OrderId;
import io.holdfast.kernel.Sku;
import io.holdfast.kernel.WarehouseCode;
import io.holdfast.messaging.HubDatabase;
import io.holdfast.orders.DispatchRecord;
import io.holdfast.orders.DispatchResult;
import io.holdfast.orders.Parcel;
import io.holdfast.platform.SqlFailure;
import io.holdfast.platform.Transactions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Dispatches a batch of parcels in one transaction: ships the units in every warehouse concerned,
 * in the order of their codes, and then writes parcels, orders and events into the hub, which joins
 * last.
 */
public final class BatchDispatch {
  private final HubDatabase hub;
  private final Reservations reservations;
  private final Transactions transactions;

  public BatchDispatch(HubDatabase hub, Reservations reservations, Transactions transactions) {
    this.hub = hub;
    this.reservations = reservations;
    this.transactions = transactions;
  }

  /** See {@link io.holdfast.orders.Dispatches#dispatch}. */
  public List<DispatchResult> dispatch(List<Parcel> parcels, DispatchRecord record) {
    Map<OrderId, OrderParts> read = read(parcels);
    Set<Parcel> postponed = postponed(parcels);
    try {
      return transactions.run(() -> write(parcels, read, postponed, record));
    } catch (StockLockedException e) {
      reservations.findLockedOf(e.warehouse(), byWarehouse(parcels).get(e.warehouse()));
      throw e;
    }
  }

  /** No row is locked while warehouses are written; a concurrent change is a conflict. */
  private Map<OrderId, OrderParts> read(List<Parcel> parcels) {
    Set<OrderId> orders = new HashSet<>();
    parcels.forEach(parcel -> orders.add(parcel.order()));
    try (Connection connection = hub.plain().getConnection()) {
      return OrderParts.read(connection, orders);
    } catch (SQLException e) {
      throw SqlFailure.of(e);
    }
  }

  /** The parcels whose warehouse is unreachable or has locked stock of theirs. */
  private Set<Parcel> postponed(List<Parcel> parcels) {
    Map<WarehouseCode, Set<OrderId>> waiting = new HashMap<>();
    byWarehouse(parcels)
        .forEach(
            (code, orders) ->
                waiting.put(
                    code,
                    reservations.canReach(code)
                        ? reservations.withLockedStock(code, orders)
                        : orders));
    Set<Parcel> postponed = new HashSet<>();
    parcels.stream()
        .filter(parcel -> waiting.get(parcel.warehouse()).contains(parcel.order()))
        .forEach(postponed::add);
    return postponed;
  }

  private static Map<WarehouseCode, Set<OrderId>> byWarehouse(List<Parcel> parcels) {
    Map<WarehouseCode, Set<OrderId>> orders = new TreeMap<>();
    parcels.forEach(
        parcel ->
            orders
                .computeIfAbsent(parcel.warehouse(), code -> new HashSet<>())
                .add(parcel.order()));
    return orders;
  }

  private List<DispatchResult> write(
      List<Parcel> parcels,
      Map<OrderId, OrderParts> read,
      Set<Parcel> postponed,
      DispatchRecord record)
      throws SQLException {
    Map<OrderId, DispatchedOrder> orders = new TreeMap<>();
    List<DispatchResult> results = new ArrayList<>(parcels.size());
    for (Parcel parcel : parcels) {
      results.add(decide(parcel, read, postponed, orders));
    }
    orders.values().removeIf(order -> !order.isDispatched());
    leaving(orders).forEach((code, units) -> reservations.ship(code, holds(units)));
    try (Connection connection = hub.xa().getConnection()) {
      record.write(connection, results);
      DispatchStatements.dispatch(connection, orders.values());
      record.ordersAdvanced(connection);
    }
    hub.outbox().written();
    return results;
  }

  private static DispatchResult decide(
      Parcel parcel,
      Map<OrderId, OrderParts> read,
      Set<Parcel> postponed,
      Map<OrderId, DispatchedOrder> orders) {
    OrderParts found = read.get(parcel.order());
    if (found == null) {
      return new DispatchResult.Refused("there is no order " + parcel.order());
    }
    if (postponed.contains(parcel)) {
      return new DispatchResult.Postponed();
    }
    return orders.computeIfAbsent(parcel.order(), id -> new DispatchedOrder(found)).take(parcel);
  }

  /** A warehouse holds each SKU of an order once, whatever the number of its lines. */
  private static Map<WarehouseCode, Map<OrderId, Map<Sku, Integer>>> leaving(
      Map<OrderId, DispatchedOrder> orders) {
    Map<WarehouseCode, Map<OrderId, Map<Sku, Integer>>> units = new TreeMap<>();
    orders.forEach(
        (id, order) ->
            order
                .leaving()
                .forEach(
                    (part, count) ->
                        units
                            .computeIfAbsent(part.warehouse(), code -> new LinkedHashMap<>())
                            .computeIfAbsent(id, o -> new TreeMap<>())
                            .merge(part.sku(), count, Integer::sum)));
    return units;
  }

  private static List<Hold> holds(Map<OrderId, Map<Sku, Integer>> units) {
    List<Hold> holds = new ArrayList<>();
    units.forEach(
        (order, skus) -> skus.forEach((sku, count) -> holds.add(new Hold(order, sku, count))));
    return holds;
  }
}
