package io.holdfast.orders.settlement;

import io.holdfast.kernel.OrderId;
import io.holdfast.kernel.SqlRows;
import io.holdfast.kernel.WarehouseCode;
import io.holdfast.orders.OrderStatus;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** The hub's rows of the orders of one batch, locked until the transaction ends. */
final class WaitingOrders {
  private static final String LOCK =
      """
      SELECT id, status, version FROM orders.orders WHERE id = ANY (?::uuid[])
      ORDER BY id FOR UPDATE""";
  private static final String RESERVATIONS =
      """
      SELECT order_id, warehouse, count(*) FROM orders.allocation WHERE order_id = ANY (?::uuid[])
      GROUP BY order_id, warehouse""";
  private static final String SETTLE =
      """
      UPDATE orders.orders o SET status = n.status, version = o.version + 1, end_reason = n.reason,
        confirmed_at = CASE WHEN n.status = 'CONFIRMED' THEN clock_timestamp() END,
        ended_at = CASE WHEN n.status <> 'CONFIRMED' THEN clock_timestamp() END
      FROM unnest(?::uuid[], ?::text[], ?::text[]) AS n (id, status, reason)
      WHERE o.id = n.id AND o.status = 'PLACED'""";

  /** A row. */
  record Row(OrderStatus status, int version) {}

  private WaitingOrders() {}

  static Map<OrderId, Row> lock(Connection hub, Collection<OrderId> orders) throws SQLException {
    Map<OrderId, Row> rows = new HashMap<>();
    try (PreparedStatement lock = hub.prepareStatement(LOCK)) {
      lock.setArray(1, ids(hub, orders));
      try (ResultSet row = lock.executeQuery()) {
        while (row.next()) {
          rows.put(
              new OrderId(row.getObject(1, UUID.class)),
              new Row(OrderStatus.valueOf(row.getString(2)), row.getInt(3)));
        }
      }
    }
    return rows;
  }

  /** How many reservations each order has in each warehouse. */
  static Map<OrderId, Map<WarehouseCode, Integer>> reservations(
      Connection hub, Collection<OrderId> orders) throws SQLException {
    Map<OrderId, Map<WarehouseCode, Integer>> counts = new HashMap<>();
    try (PreparedStatement look = hub.prepareStatement(RESERVATIONS)) {
      look.setArray(1, ids(hub, orders));
      try (ResultSet row = look.executeQuery()) {
        while (row.next()) {
          counts
              .computeIfAbsent(new OrderId(row.getObject(1, UUID.class)), o -> new TreeMap<>())
              .put(new WarehouseCode(row.getString(2)), row.getInt(3));
        }
      }
    }
    return counts;
  }

  /** Writes the new states. */
  static void settle(Connection hub, List<Settlement> settled) throws SQLException {
    SqlRows rows = new SqlRows("uuid", "text", "text");
    settled.forEach(s -> rows.add(s.order().value(), s.status().name(), s.reason()));
    if (rows.write(hub, SETTLE) != settled.size()) {
      throw new IllegalStateException("a locked order changed its state");
    }
  }

  private static Array ids(Connection hub, Collection<OrderId> orders) throws SQLException {
    return hub.createArrayOf("uuid", orders.stream().map(OrderId::value).toArray());
  }
}
