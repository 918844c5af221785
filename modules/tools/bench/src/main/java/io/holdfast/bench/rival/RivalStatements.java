package io.holdfast.bench.rival;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;

/** The statements, and how an order is bound to them. */
final class RivalStatements {
  private static final String MOVE_ONE =
      """
      WITH moved AS (UPDATE stock_item SET reserved = reserved + ?, version = version + 1
        WHERE sku = ? AND on_hand - safety_stock - reserved >= ? RETURNING sku),
      held AS (INSERT INTO reservation (order_id, sku, quantity, status, expires_at)
        SELECT ?, sku, ?, 'HELD', now() + interval '15 minutes' FROM moved),
      booked AS (INSERT INTO stock_movement (sku, kind, on_hand_delta, reserved_delta, reference, event_id)
        SELECT sku, 'HOLD', 0, ?, ?, ? FROM moved),
      reserved AS (INSERT INTO messaging.outbox (id, stream, type, aggregate_id, data)
        SELECT ?, 'holdfast.stock', 'io.holdfast.stock.reserved.v1', ?, ? FROM moved)""";

  private static final String WRITE_ONE =
      """
      keyed AS (
        INSERT INTO orders.idempotency_key (key, request_hash, order_id, status, answer, expires_at)
        SELECT ?, ?, ?, 201, ?, now() + interval '24 hours' FROM moved),
      placed AS (
        INSERT INTO orders.orders (id, customer_id, status, placement, country, postal_code,
          latitude, longitude, total_cents, currency, placed_at, expires_at, event_id)
        SELECT ?, ?, 'PLACED', 'ATOMIC', 'US', '98225', ?, ?, ?, 'USD', now(),
          now() + interval '15 minutes', ? FROM moved RETURNING id),
      entrusted AS (
        INSERT INTO payments.payment_token (order_id, token) SELECT id, 'tok_ok' FROM placed),
      lined AS (INSERT INTO orders.order_line (order_id, line_no, sku, quantity, unit_price_cents)
        SELECT ?, 1, sku, ?, ? FROM moved),
      allocated AS (INSERT INTO orders.allocation (order_id, line_no, warehouse, quantity)
        SELECT ?, 1, ?, ? FROM moved),
      published AS (INSERT INTO messaging.outbox (id, stream, type, aggregate_id, data)
        SELECT ?, 'holdfast.orders', 'io.holdfast.order.placed.v1', ?, ? FROM moved)
      SELECT count(*) FROM moved""";

  /** A one-line order whole, where stock and orders share a database. */
  static final String ONE_LINE_ORDER = MOVE_ONE + ",\n" + WRITE_ONE;

  /** The stock side of a one-line order, in its warehouse. */
  static final String ONE_LINE_STOCK = MOVE_ONE + "\nSELECT count(*) FROM moved";

  /** The hub's side of a one-line order. */
  static final String ONE_LINE_HUB = "WITH moved AS (SELECT ?::text AS sku),\n" + WRITE_ONE;

  /** The lines of an order that one warehouse has; returns the number of counters updated. */
  static final String STOCK =
      """
      WITH wanted AS (SELECT * FROM unnest(?::text[], ?::int[]) AS w (sku, quantity)),
      moved AS (UPDATE stock_item s SET reserved = s.reserved + w.quantity, version = s.version + 1
        FROM wanted w WHERE s.sku = w.sku AND s.on_hand - s.safety_stock - s.reserved >= w.quantity
        RETURNING s.sku, w.quantity),
      held AS (INSERT INTO reservation (order_id, sku, quantity, status, expires_at)
        SELECT ?, sku, quantity, 'HELD', now() + interval '15 minutes' FROM moved),
      booked AS (INSERT INTO stock_movement (sku, kind, on_hand_delta, reserved_delta, reference, event_id)
        SELECT sku, 'HOLD', 0, quantity, ?, ? FROM moved),
      reserved AS (INSERT INTO messaging.outbox (id, stream, type, aggregate_id, data)
        VALUES (?, 'holdfast.stock', 'io.holdfast.stock.reserved.v1', ?, ?))
      SELECT count(*) FROM moved""";

  /** The hub's side of an order of several lines. */
  static final String HUB =
      """
      WITH keyed AS (
        INSERT INTO orders.idempotency_key (key, request_hash, order_id, status, answer, expires_at)
        VALUES (?, ?, ?, 201, ?, now() + interval '24 hours')),
      placed AS (
        INSERT INTO orders.orders (id, customer_id, status, placement, country, postal_code,
          latitude, longitude, total_cents, currency, placed_at, expires_at, event_id)
        VALUES (?, ?, 'PLACED', 'ATOMIC', 'US', '98225', ?, ?, ?, 'USD', now(),
          now() + interval '15 minutes', ?) RETURNING id),
      entrusted AS (
        INSERT INTO payments.payment_token (order_id, token) SELECT id, 'tok_ok' FROM placed),
      lines AS (SELECT * FROM unnest(?::text[], ?::int[], ?::bigint[], ?::text[])
        WITH ORDINALITY AS l (sku, quantity, price, warehouse, line_no)),
      lined AS (INSERT INTO orders.order_line (order_id, line_no, sku, quantity, unit_price_cents)
        SELECT ?, line_no, sku, quantity, price FROM lines),
      allocated AS (INSERT INTO orders.allocation (order_id, line_no, warehouse, quantity)
        SELECT ?, line_no, warehouse, quantity FROM lines),
      published AS (INSERT INTO messaging.outbox (id, stream, type, aggregate_id, data)
        VALUES (?, 'holdfast.orders', 'io.holdfast.order.placed.v1', ?, ?))
      SELECT 1""";

  private RivalStatements() {}

  /** Binds the stock side of a one-line order; returns the next parameter. */
  static int bindOneLineStock(PreparedStatement statement, RivalOrder order, UUID event)
      throws SQLException {
    RivalOrder.Line line = order.lines().get(0);
    String id = order.id().toString();
    int next = 1;
    statement.setInt(next++, line.quantity());
    statement.setString(next++, line.sku());
    statement.setInt(next++, line.quantity());
    statement.setObject(next++, order.id());
    statement.setInt(next++, line.quantity());
    statement.setInt(next++, line.quantity());
    statement.setString(next++, id);
    statement.setObject(next++, event);
    statement.setObject(next++, event);
    statement.setString(next++, line.code());
    statement.setString(next++, order.reservedEvent(order.lines()));
    return next;
  }

  /** Binds the hub's side of a one-line order. */
  static void bindOneLineHub(PreparedStatement statement, int from, RivalOrder order, UUID event)
      throws SQLException {
    RivalOrder.Line line = order.lines().get(0);
    String answer = order.answer();
    int next = bindOrder(statement, from, order, event, answer);
    statement.setObject(next++, order.id());
    statement.setInt(next++, line.quantity());
    statement.setLong(next++, line.priceCents());
    statement.setObject(next++, order.id());
    statement.setString(next++, line.code());
    statement.setInt(next++, line.quantity());
    bindTold(statement, next, order, event, answer);
  }

  /** Binds the lines that one warehouse has. */
  static void bindStock(
      PreparedStatement statement, RivalOrder order, List<RivalOrder.Line> there, UUID event)
      throws SQLException {
    statement.setArray(1, array(statement, "text", there, RivalOrder.Line::sku, String[]::new));
    statement.setArray(
        2, array(statement, "int4", there, RivalOrder.Line::quantity, Integer[]::new));
    statement.setObject(3, order.id());
    statement.setString(4, order.id().toString());
    statement.setObject(5, event);
    statement.setObject(6, event);
    statement.setString(7, there.get(0).code());
    statement.setString(8, order.reservedEvent(there));
  }

  /** Binds the hub's side of an order. */
  static void bindHub(PreparedStatement statement, RivalOrder order, UUID event)
      throws SQLException {
    String answer = order.answer();
    List<RivalOrder.Line> lines = order.lines();
    int next = bindOrder(statement, 1, order, event, answer);
    statement.setArray(
        next++, array(statement, "text", lines, RivalOrder.Line::sku, String[]::new));
    statement.setArray(
        next++, array(statement, "int4", lines, RivalOrder.Line::quantity, Integer[]::new));
    statement.setArray(
        next++, array(statement, "int8", lines, line -> (long) line.priceCents(), Long[]::new));
    statement.setArray(
        next++, array(statement, "text", lines, RivalOrder.Line::code, String[]::new));
    statement.setObject(next++, order.id());
    statement.setObject(next++, order.id());
    bindTold(statement, next, order, event, answer);
  }

  /** Executes a statement that returns the number of counters updated. */
  static int moved(PreparedStatement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery()) {
      row.next();
      return row.getInt(1);
    }
  }

  private static int bindOrder(
      PreparedStatement statement, int from, RivalOrder order, UUID event, String answer)
      throws SQLException {
    int next = from;
    statement.setString(next++, order.key());
    statement.setBytes(next++, hash(order.key() + order.lines()));
    statement.setObject(next++, order.id());
    statement.setString(next++, answer);
    statement.setObject(next++, order.id());
    statement.setString(next++, order.customer());
    statement.setDouble(next++, order.latitude());
    statement.setDouble(next++, order.longitude());
    statement.setLong(next++, order.totalCents());
    statement.setObject(next++, event);
    return next;
  }

  private static void bindTold(
      PreparedStatement statement, int from, RivalOrder order, UUID event, String answer)
      throws SQLException {
    statement.setObject(from, event);
    statement.setString(from + 1, order.id().toString());
    statement.setString(from + 2, order.placedEvent(answer));
  }

  private static Array array(
      PreparedStatement statement,
      String type,
      List<RivalOrder.Line> lines,
      Function<RivalOrder.Line, Object> value,
      IntFunction<Object[]> ofClass)
      throws SQLException {
    Connection connection = statement.getConnection();
    return connection.createArrayOf(type, lines.stream().map(value).toArray(ofClass));
  }

  private static byte[] hash(String request) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(request.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
