package io.holdfast.orders.settlement;

import io.holdfast.kernel.ConflictException;
import io.holdfast.kernel.OrderId;
import io.holdfast.kernel.OrderStatus;
import io.holdfast.kernel.TimeOrderedUuid;
import io.holdfast.kernel.event.OrderEvent;
import io.holdfast.platform.JsonText;
import io.holdfast.platform.SqlRows;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Ends the orders of one batch in the hub, under the versions that were read. */
final class UnsettledOrders {
  private static final String END_PAYMENT =
      "UPDATE payments.payment_token SET ended = true WHERE order_id = ?";
  private static final String DUE =
      """
      SELECT order_id FROM payments.payment_token
      WHERE order_id = ANY (?::uuid[]) AND due_at < now()""";

  /**
   * A payment decision deletes the payment token, and the end of an order marks it, so one waits
   * for the other's row lock: an order with a decided payment does not expire, and an authorisation
   * after the end is voided.
   */
  private static final String SETTLE =
      """
      WITH received AS (
        INSERT INTO messaging.inbox (consumer, event_id) SELECT ?, unnest(?::uuid[])
        ON CONFLICT DO NOTHING),
      next AS (SELECT * FROM unnest(?::uuid[], ?::text[], ?::text[], ?::int[])
        AS s (id, status, reason, version) ORDER BY id),
      unpaid AS (
        UPDATE payments.payment_token t SET ended = true FROM next n
        WHERE t.order_id = n.id AND n.status <> 'CONFIRMED'
          AND (n.status <> 'EXPIRED' OR t.due_at < now())
        RETURNING t.order_id),
      settled AS (
        UPDATE orders.orders o SET status = n.status, version = o.version + 1, end_reason = n.reason,
          confirmed_at = CASE WHEN n.status = 'CONFIRMED' THEN clock_timestamp() END,
          ended_at = CASE WHEN n.status <> 'CONFIRMED' THEN clock_timestamp() END
        FROM next n
        WHERE o.id = n.id AND o.version = n.version AND o.status = 'PLACED'
          AND (n.status <> 'EXPIRED' OR o.id IN (SELECT order_id FROM unpaid)) RETURNING 1),
      published AS (
        INSERT INTO messaging.outbox (id, stream, type, aggregate_id, aggregate_version, data)
        SELECT id, '%s', type, order_id, version, data
        FROM unnest(?::uuid[], ?::text[], ?::text[], ?::int[], ?::text[])
          AS e (id, type, order_id, version, data))
      SELECT count(*) FROM settled"""
          .formatted(OrderEvent.STREAM);

  /** A row. */
  record Row(OrderStatus status, int version) {}

  private UnsettledOrders() {}

  /** Those of the orders whose payment was requested, is undecided, and is past the time to pay. */
  static Set<OrderId> due(Connection hub, Collection<OrderId> orders) throws SQLException {
    Set<OrderId> due = new HashSet<>();
    try (PreparedStatement look = hub.prepareStatement(DUE)) {
      look.setArray(1, ids(hub, orders));
      try (ResultSet row = look.executeQuery()) {
        while (row.next()) {
          due.add(new OrderId(row.getObject(1, UUID.class)));
        }
      }
    }
    return due;
  }

  /**
   * Writes inbox rows, the new states and their events in one round trip.
   *
   * @param received events to record as applied by this consumer
   * @param contents of the orders, as they were read
   * @throws ConflictException if one of the orders has another version by now, or is to expire and
   *     its payment was decided
   */
  static void settle(
      Connection hub,
      String consumer,
      List<UUID> received,
      List<Settlement> settled,
      OrderContents contents)
      throws SQLException {
    SqlRows states = new SqlRows("uuid", "text", "text", "int4");
    SqlRows events = new SqlRows("uuid", "text", "text", "int4", "text");
    for (Settlement settlement : settled) {
      int version = contents.rows().get(settlement.order()).version();
      states.add(
          settlement.order().value(), settlement.status().name(), settlement.reason(), version);
      events.add(
          TimeOrderedUuid.next(),
          settlement.eventType().type(),
          settlement.order().toString(),
          version + 1,
          JsonText.of(contents.byOrder().get(settlement.order()).because(settlement.reason())));
    }
    try (PreparedStatement settle = hub.prepareStatement(SETTLE)) {
      settle.setString(1, consumer);
      settle.setArray(2, hub.createArrayOf("uuid", received.toArray()));
      events.bind(hub, settle, states.bind(hub, settle, 3));
      try (ResultSet row = settle.executeQuery()) {
        row.next();
        if (row.getInt(1) != settled.size()) {
          throw new ConflictException("an order changed while its settlement was decided");
        }
      }
    }
  }

  /**
   * Marks the payment token of an ended order: its payment is not requested any more, and an
   * authorisation is voided.
   */
  static void endPayment(Connection hub, OrderId order) throws SQLException {
    try (PreparedStatement end = hub.prepareStatement(END_PAYMENT)) {
      end.setObject(1, order.value());
      end.executeUpdate();
    }
  }

  private static Array ids(Connection hub, Collection<OrderId> orders) throws SQLException {
    return hub.createArrayOf("uuid", orders.stream().map(OrderId::value).toArray());
  }
}
