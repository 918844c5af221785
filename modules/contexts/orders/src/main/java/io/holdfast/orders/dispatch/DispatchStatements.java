package io.holdfast.orders.dispatch;

import io.holdfast.kernel.ConflictException;
import io.holdfast.kernel.OrderStatus;
import io.holdfast.kernel.TimeOrderedUuid;
import io.holdfast.kernel.event.OrderEvent;
import io.holdfast.orders.event.OrderData;
import io.holdfast.platform.JsonText;
import io.holdfast.platform.SqlRows;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;

/** Writes the dispatched orders of one batch in the hub, under the versions that were read. */
final class DispatchStatements {
  /** Each order is locked before its allocations, and orders by their ids. */
  private static final String DISPATCH =
      """
      WITH next AS (SELECT * FROM unnest(?::uuid[], ?::text[], ?::int[])
        AS s (id, status, version) ORDER BY id),
      moved AS (
        UPDATE orders.orders o SET status = n.status, version = o.version + 1
        FROM next n
        WHERE o.id = n.id AND o.version = n.version AND o.status IN ('CONFIRMED', 'PARTLY_SHIPPED')
          AND EXISTS (SELECT FROM payments.payment p WHERE p.order_id = n.id AND %s)
        RETURNING o.id),
      leaving AS (SELECT * FROM unnest(?::uuid[], ?::int[], ?::text[], ?::int[])
        AS l (order_id, line_no, warehouse, units)),
      shipped AS (
        UPDATE orders.allocation a SET shipped = a.shipped + l.units
        FROM moved m JOIN leaving l ON l.order_id = m.id
        WHERE a.order_id = l.order_id AND a.line_no = l.line_no AND a.warehouse = l.warehouse
        RETURNING 1),
      published AS (
        INSERT INTO messaging.outbox (id, stream, type, aggregate_id, aggregate_version, data)
        SELECT id, '%s', type, order_id, version, data
        FROM unnest(?::uuid[], ?::text[], ?::text[], ?::int[], ?::text[])
          AS e (id, type, order_id, version, data))
      SELECT (SELECT count(*) FROM moved), (SELECT count(*) FROM shipped)"""
          .formatted(OrderParts.COVERED, OrderEvent.STREAM);

  private DispatchStatements() {}

  /**
   * Counts the units as shipped, advances the orders and publishes their events in one round trip.
   *
   * @throws ConflictException if one of the orders has another version by now, or its payment no
   *     longer holds
   */
  static void dispatch(Connection hub, Collection<DispatchedOrder> orders) throws SQLException {
    if (orders.isEmpty()) {
      return;
    }
    SqlRows states = new SqlRows("uuid", "text", "int4");
    SqlRows units = new SqlRows("uuid", "int4", "text", "int4");
    SqlRows events = new SqlRows("uuid", "text", "text", "int4", "text");
    for (DispatchedOrder order : orders) {
      OrderData data = order.before().data();
      int version = order.before().version();
      OrderStatus status = order.status();
      states.add(data.orderId(), status.name(), version);
      order
          .leaving()
          .forEach(
              (part, count) ->
                  units.add(data.orderId(), part.lineNo(), part.warehouse().value(), count));
      events.add(
          TimeOrderedUuid.next(),
          event(status).type(),
          data.orderId().toString(),
          version + 1,
          JsonText.of(data));
    }
    try (PreparedStatement dispatch = hub.prepareStatement(DISPATCH)) {
      events.bind(hub, dispatch, units.bind(hub, dispatch, states.bind(hub, dispatch, 1)));
      try (ResultSet row = dispatch.executeQuery()) {
        row.next();
        if (row.getInt(1) != states.size() || row.getInt(2) != units.size()) {
          throw new ConflictException("an order changed while its dispatch was decided");
        }
      }
    }
  }

  private static OrderEvent event(OrderStatus status) {
    return status == OrderStatus.SHIPPED ? OrderEvent.SHIPPED : OrderEvent.PARTLY_SHIPPED;
  }
}
