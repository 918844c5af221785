package io.holdfast.orders.settlement;

import io.holdfast.kernel.ConflictException;
import io.holdfast.kernel.OrderId;
import io.holdfast.kernel.TimeOrderedUuid;
import io.holdfast.kernel.WarehouseCode;
import io.holdfast.orders.OrderStatus;
import io.holdfast.platform.SqlRows;
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

/**
 * The hub's rows of the orders of one batch: read outside the transaction, and written under the
 * versions that were read. Joined row by row, each order is looked for in its own partition alone;
 * {@code = ANY} would look into all.
 */
final class UnsettledOrders {
  private static final String READ =
      """
      SELECT o.id, o.status, o.version
      FROM unnest(?::uuid[]) AS wanted (id) JOIN orders.orders o ON o.id = wanted.id""";
  private static final String RESERVATIONS =
      """
      SELECT a.order_id, a.warehouse, count(*)
      FROM unnest(?::uuid[]) AS wanted (id) JOIN orders.allocation a ON a.order_id = wanted.id
      GROUP BY a.order_id, a.warehouse""";
  private static final String SETTLE =
      """
      WITH heard AS (
        INSERT INTO messaging.inbox (consumer, event_id) SELECT ?, unnest(?::uuid[])
        ON CONFLICT DO NOTHING),
      settled AS (
        UPDATE orders.orders o SET status = n.status, version = o.version + 1, end_reason = n.reason,
          confirmed_at = CASE WHEN n.status = 'CONFIRMED' THEN clock_timestamp() END,
          ended_at = CASE WHEN n.status <> 'CONFIRMED' THEN clock_timestamp() END
        FROM (SELECT * FROM unnest(?::uuid[], ?::text[], ?::text[], ?::int[])
          AS s (id, status, reason, version) ORDER BY id) n
        WHERE o.id = n.id AND o.version = n.version AND o.status = 'PLACED' RETURNING 1),
      told AS (
        INSERT INTO messaging.outbox (id, stream, type, aggregate_id, data)
        SELECT id, 'holdfast.orders', type, order_id, data
        FROM unnest(?::uuid[], ?::text[], ?::text[], ?::text[]) AS e (id, type, order_id, data))
      SELECT count(*) FROM settled""";

  /** A row. */
  record Row(OrderStatus status, int version) {}

  private UnsettledOrders() {}

  static Map<OrderId, Row> read(Connection hub, Collection<OrderId> orders) throws SQLException {
    Map<OrderId, Row> rows = new HashMap<>();
    try (PreparedStatement look = hub.prepareStatement(READ)) {
      look.setArray(1, ids(hub, orders));
      try (ResultSet row = look.executeQuery()) {
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

  /**
   * Writes what was heard, the new states and their events in one round trip.
   *
   * @param heard events that count as applied by this consumer
   * @param rows as they were read
   * @throws ConflictException if one of the orders has another version by now
   */
  static void settle(
      Connection hub,
      String consumer,
      List<UUID> heard,
      List<Settlement> settled,
      Map<OrderId, Row> rows)
      throws SQLException {
    SqlRows states = new SqlRows("uuid", "text", "text", "int4");
    SqlRows events = new SqlRows("uuid", "text", "text", "text");
    for (Settlement settlement : settled) {
      states.add(
          settlement.order().value(),
          settlement.status().name(),
          settlement.reason(),
          rows.get(settlement.order()).version());
      events.add(
          TimeOrderedUuid.next(),
          settlement.eventType(),
          settlement.order().toString(),
          settlement.toEventData());
    }
    try (PreparedStatement settle = hub.prepareStatement(SETTLE)) {
      settle.setString(1, consumer);
      settle.setArray(2, hub.createArrayOf("uuid", heard.toArray()));
      events.bind(hub, settle, states.bind(hub, settle, 3));
      try (ResultSet row = settle.executeQuery()) {
        row.next();
        if (row.getInt(1) != settled.size()) {
          throw new ConflictException("an order changed while its settlement was decided");
        }
      }
    }
  }

  private static Array ids(Connection hub, Collection<OrderId> orders) throws SQLException {
    return hub.createArrayOf("uuid", orders.stream().map(OrderId::value).toArray());
  }
}
