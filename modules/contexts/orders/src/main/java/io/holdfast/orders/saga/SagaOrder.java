package io.holdfast.orders.saga;

import io.holdfast.kernel.Location;
import io.holdfast.kernel.OrderId;
import io.holdfast.kernel.OrderStatus;
import io.holdfast.kernel.SagaStepState;
import io.holdfast.orders.Destination;
import io.holdfast.orders.event.OrderData;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * An order that is or was placed by saga, as read before a decision.
 *
 * @param due whether its warehouses have had their time to answer
 * @param orderedAt when the customer ordered, where that was elsewhere and before; else null
 * @param lines in their order
 * @param parts where the units of each line come from
 * @param steps by warehouse
 */
record SagaOrder(
    OrderId id,
    OrderStatus status,
    int version,
    boolean due,
    String customer,
    Destination shipTo,
    long totalMinorUnits,
    String currency,
    Instant placedAt,
    Instant orderedAt,
    List<OrderData.Line> lines,
    List<SagaPart> parts,
    Map<String, SagaStep> steps) {

  /** Joined row by row, each order is looked up in its own partition. */
  private static final String READ =
      """
      SELECT o.id, o.status, o.version, coalesce(s.due_at < now(), false), o.customer_id, o.country,
        o.postal_code, o.latitude, o.longitude, o.total_cents, o.currency, o.placed_at,
        l.line_no, l.sku, l.quantity, l.unit_price_cents, a.warehouse, a.quantity, t.ordered_at
      FROM unnest(?::uuid[]) AS wanted (id)
      JOIN orders.orders o ON o.id = wanted.id
      JOIN orders.saga s ON s.order_id = wanted.id
      JOIN orders.order_line l ON l.order_id = wanted.id
      JOIN orders.allocation a ON a.order_id = wanted.id AND a.line_no = l.line_no
      LEFT JOIN orders.order_time t ON t.order_id = wanted.id
      ORDER BY o.id, l.line_no, a.warehouse""";

  private static final String STEPS =
      """
      SELECT s.order_id, s.warehouse, s.state, s.release_asked_at IS NOT NULL,
        s.released_at IS NOT NULL
      FROM unnest(?::uuid[]) AS wanted (id) JOIN orders.saga_step s ON s.order_id = wanted.id""";

  /** Reads orders; those that do not exist are missing. */
  static Map<OrderId, SagaOrder> read(Connection hub, Collection<OrderId> orders)
      throws SQLException {
    Map<OrderId, SagaOrder> found = new HashMap<>();
    Object[] ids = orders.stream().map(OrderId::value).toArray();
    try (PreparedStatement look = hub.prepareStatement(READ)) {
      look.setArray(1, hub.createArrayOf("uuid", ids));
      try (ResultSet row = look.executeQuery()) {
        while (row.next()) {
          OrderId id = new OrderId(row.getObject(1, UUID.class));
          SagaOrder order = found.get(id);
          if (order == null) {
            order = order(id, row);
            found.put(id, order);
          }
          order.add(row);
        }
      }
    }
    try (PreparedStatement look = hub.prepareStatement(STEPS)) {
      look.setArray(1, hub.createArrayOf("uuid", ids));
      try (ResultSet row = look.executeQuery()) {
        while (row.next()) {
          found
              .get(new OrderId(row.getObject(1, UUID.class)))
              .steps
              .put(
                  row.getString(2),
                  new SagaStep(
                      SagaStepState.valueOf(row.getString(3)),
                      row.getBoolean(4),
                      row.getBoolean(5)));
        }
      }
    }
    return found;
  }

  private static SagaOrder order(OrderId id, ResultSet row) throws SQLException {
    return new SagaOrder(
        id,
        OrderStatus.valueOf(row.getString(2)),
        row.getInt(3),
        row.getBoolean(4),
        row.getString(5),
        new Destination(
            row.getString(6), row.getString(7), new Location(row.getDouble(8), row.getDouble(9))),
        row.getLong(10),
        row.getString(11),
        row.getObject(12, OffsetDateTime.class).toInstant(),
        orderedAt(row.getObject(19, OffsetDateTime.class)),
        new ArrayList<>(),
        new ArrayList<>(),
        new TreeMap<>());
  }

  private static Instant orderedAt(OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }

  private void add(ResultSet row) throws SQLException {
    int lineNo = row.getInt(13);
    String sku = row.getString(14);
    if (parts.isEmpty() || parts.get(parts.size() - 1).lineNo() != lineNo) {
      lines.add(new OrderData.Line(sku, row.getInt(15), row.getLong(16), List.of()));
    }
    parts.add(new SagaPart(lineNo, sku, row.getString(17), row.getInt(18)));
  }
}
