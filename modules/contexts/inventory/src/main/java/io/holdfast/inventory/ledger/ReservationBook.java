package io.holdfast.inventory.ledger;

import io.holdfast.inventory.Hold;
import io.holdfast.inventory.LowStock;
import io.holdfast.inventory.PreparedHold;
import io.holdfast.inventory.ReservationOutcome;
import io.holdfast.inventory.StockLevel;
import io.holdfast.inventory.node.WarehouseNode;
import io.holdfast.kernel.ConflictException;
import io.holdfast.kernel.OrderId;
import io.holdfast.kernel.Sku;
import io.holdfast.kernel.TimeOrderedUuid;
import io.holdfast.kernel.event.StockEvent;
import io.holdfast.platform.SqlRows;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/** Writes reservations of one warehouse, inside the running transaction. */
public final class ReservationBook {
  private static final String SKUS =
      """
      SELECT r.order_id, r.sku
      FROM unnest(?::uuid[]) AS wanted (id) JOIN reservation r ON r.order_id = wanted.id""";

  private ReservationBook() {}

  /**
   * Prepares a hold of units for orders.
   *
   * @param seen counters of every SKU to hold, as read for the decision
   */
  public static PreparedHold hold(
      WarehouseNode node,
      List<Hold> holds,
      Map<Sku, StockLevel> seen,
      Duration timeToLive,
      LowStock lowStock)
      throws SQLException {
    Map<Sku, Integer> sums = new TreeMap<>();
    holds.forEach(hold -> sums.merge(hold.sku(), hold.quantity(), Math::addExact));
    SqlRows counters = new SqlRows("text", "int4", "int4");
    sums.forEach((sku, quantity) -> counters.add(sku.value(), quantity, seen.get(sku).version()));
    SqlRows reservations = new SqlRows("uuid", "text", "int4");
    holds.forEach(h -> reservations.add(h.order().value(), h.sku().value(), h.quantity()));
    UUID event = TimeOrderedUuid.next();
    SqlRows events = new SqlRows("uuid", "text", "text", "int4", "text");
    new StockEvents(node, lowStock)
        .reserved(event, holds, seen, sums)
        .forEach(e -> events.add(e.id(), e.type(), e.aggregateId(), e.version(), e.data()));
    Connection connection = node.xa().getConnection();
    try {
      PreparedStatement hold = connection.prepareStatement(HoldStatements.HOLD);
      int next = reservations.bind(connection, hold, counters.bind(connection, hold, 1));
      hold.setLong(next++, timeToLive.toSeconds());
      hold.setObject(next++, event);
      events.bind(connection, hold, next);
      node.outbox().written();
      node.changes().changed(sums.keySet());
      return new BoundHold(node, connection, hold, sums.size());
    } catch (SQLException | RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  /**
   * Ends the open part of the orders' reservations and returns it.
   *
   * @param consumer consumer name for the inbox
   * @param events recorded as applied in the inbox of this warehouse
   */
  public static List<Hold> end(
      WarehouseNode node,
      Collection<OrderId> orders,
      ReservationOutcome outcome,
      String consumer,
      Collection<UUID> events)
      throws SQLException {
    Object[] ids = orders.stream().map(OrderId::value).toArray();
    UUID event = TimeOrderedUuid.next();
    try (Connection connection = node.xa().getConnection();
        PreparedStatement end =
            connection.prepareStatement(
                outcome.frees() ? HoldStatements.FREE : HoldStatements.COMMIT)) {
      int next = 1;
      end.setString(next++, consumer);
      end.setArray(next++, connection.createArrayOf("uuid", events.toArray()));
      end.setArray(next++, connection.createArrayOf("uuid", ids));
      if (outcome.frees()) {
        end.setBoolean(next++, outcome.endsCommitted());
        end.setString(next++, outcome.status().name());
        end.setString(next++, outcome.movement());
      }
      bindEvent(end, next, node, event, outcome.event());
      node.outbox().written();
      List<Hold> ended = read(end);
      node.changes().changed(skus(ended));
      return ended;
    }
  }

  /**
   * Ships units.
   *
   * @throws ConflictException unless each reservation is committed and has enough open units
   */
  public static void ship(WarehouseNode node, List<Hold> units) throws SQLException {
    SqlRows leaving = new SqlRows("uuid", "text", "int4");
    units.forEach(u -> leaving.add(u.order().value(), u.sku().value(), u.quantity()));
    UUID event = TimeOrderedUuid.next();
    try (Connection connection = node.xa().getConnection();
        PreparedStatement ship = connection.prepareStatement(HoldStatements.SHIP)) {
      bindEvent(ship, leaving.bind(connection, ship, 1), node, event, StockEvent.SHIPPED);
      node.outbox().written();
      if (read(ship).size() != units.size()) {
        throw new ConflictException(
            "not every unit to be shipped from " + node.warehouse().code() + " is reserved");
      }
      node.changes().changed(skus(units));
    }
  }

  private static void bindEvent(
      PreparedStatement statement, int first, WarehouseNode node, UUID event, StockEvent type)
      throws SQLException {
    String warehouse = node.warehouse().code().value();
    int next = first;
    statement.setObject(next++, event);
    statement.setObject(next++, event);
    statement.setString(next++, type.type());
    statement.setString(next++, warehouse);
    statement.setString(next, warehouse);
  }

  /** The SKUs that each of the orders has reserved. */
  public static Map<OrderId, Set<Sku>> skusOf(Connection connection, Collection<OrderId> orders)
      throws SQLException {
    Map<OrderId, Set<Sku>> skus = new HashMap<>();
    try (PreparedStatement look = connection.prepareStatement(SKUS)) {
      look.setArray(
          1, connection.createArrayOf("uuid", orders.stream().map(OrderId::value).toArray()));
      try (ResultSet rows = look.executeQuery()) {
        while (rows.next()) {
          skus.computeIfAbsent(new OrderId(rows.getObject(1, UUID.class)), o -> new HashSet<>())
              .add(new Sku(rows.getString(2)));
        }
      }
    }
    return skus;
  }

  private static Set<Sku> skus(List<Hold> holds) {
    Set<Sku> skus = new HashSet<>();
    holds.forEach(hold -> skus.add(hold.sku()));
    return skus;
  }

  private static List<Hold> read(PreparedStatement end) throws SQLException {
    List<Hold> ended = new ArrayList<>();
    try (ResultSet rows = end.executeQuery()) {
      while (rows.next()) {
        ended.add(
            new Hold(
                new OrderId(rows.getObject(1, UUID.class)),
                new Sku(rows.getString(2)),
                rows.getInt(3)));
      }
    }
    return ended;
  }
}
