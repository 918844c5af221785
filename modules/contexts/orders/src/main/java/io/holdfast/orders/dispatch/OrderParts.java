package io.holdfast.orders.dispatch;

import io.holdfast.kernel.Money;
import io.holdfast.kernel.OrderId;
import io.holdfast.kernel.OrderStatus;
import io.holdfast.kernel.Sku;
import io.holdfast.kernel.WarehouseCode;
import io.holdfast.orders.OrderView;
import io.holdfast.orders.event.OrderData;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * State, contents and parts of an order, as read before a decision.
 *
 * @param isCovered whether the authorisation of its payment holds, by the database's clock
 * @param data contents for its events
 * @param parts in the order of line and warehouse
 */
public record OrderParts(
    OrderStatus status, int version, boolean isCovered, OrderData data, List<OrderPart> parts) {

  /**
   * The condition under which a payment covers what ships; {@code p} is its row. When all is
   * captured, what still ships costs nothing, and the authorisation need not hold any more.
   */
  static final String COVERED =
      """
      (p.status IN ('AUTHORISED', 'PARTLY_CAPTURED')
         AND (p.authorised_until IS NULL OR p.authorised_until > clock_timestamp())
         OR p.status IN ('CAPTURED', 'PARTLY_REFUNDED', 'REFUNDED'))
        AND p.reason IS DISTINCT FROM 'lapsed'""";

  /** Joined row by row, each order is looked up in its own partition. */
  private static final String READ =
      """
      SELECT o.id, o.customer_id, o.total_cents, o.currency, l.line_no, l.sku, l.quantity,
        l.unit_price_cents, a.warehouse, a.quantity, o.status, o.version, a.shipped, a.cancelled,
        coalesce(%s, false)
      FROM unnest(?::uuid[]) AS wanted (id)
      JOIN orders.orders o ON o.id = wanted.id
      JOIN orders.order_line l ON l.order_id = wanted.id
      JOIN orders.allocation a ON a.order_id = wanted.id AND a.line_no = l.line_no
      LEFT JOIN payments.payment p ON p.order_id = wanted.id
      ORDER BY o.id, l.line_no, a.warehouse"""
          .formatted(COVERED);

  /** Reads orders; those that do not exist are missing. */
  public static Map<OrderId, OrderParts> read(Connection hub, Collection<OrderId> orders)
      throws SQLException {
    Map<OrderId, OrderParts> found = new HashMap<>();
    try (PreparedStatement look = hub.prepareStatement(READ)) {
      look.setArray(1, hub.createArrayOf("uuid", orders.stream().map(OrderId::value).toArray()));
      try (ResultSet row = look.executeQuery()) {
        while (row.next()) {
          OrderId id = new OrderId(row.getObject(1, UUID.class));
          OrderParts order = found.get(id);
          if (order == null) {
            order = order(id, row);
            found.put(id, order);
          }
          add(order, row);
        }
      }
    }
    found.replaceAll((id, order) -> order.priced());
    return found;
  }

  private static OrderParts order(OrderId id, ResultSet row) throws SQLException {
    OrderData data =
        new OrderData(
            id.value(),
            row.getString(2),
            row.getLong(3),
            row.getString(4),
            new ArrayList<>(),
            null,
            null,
            null,
            null);
    return new OrderParts(
        OrderStatus.valueOf(row.getString(11)),
        row.getInt(12),
        row.getBoolean(15),
        data,
        new ArrayList<>());
  }

  private static void add(OrderParts order, ResultSet row) throws SQLException {
    List<OrderData.Line> lines = order.data.lines();
    List<OrderPart> parts = order.parts;
    int lineNo = row.getInt(5);
    if (parts.isEmpty() || parts.get(parts.size() - 1).lineNo() != lineNo) {
      lines.add(
          new OrderData.Line(row.getString(6), row.getInt(7), row.getLong(8), new ArrayList<>()));
    }
    lines
        .get(lines.size() - 1)
        .allocations()
        .add(new OrderView.Allocation(row.getString(9), row.getInt(10)));
    parts.add(
        new OrderPart(
            lineNo,
            new Sku(row.getString(6)),
            new WarehouseCode(row.getString(9)),
            row.getInt(10),
            row.getInt(13),
            row.getInt(14),
            row.getLong(8) * row.getInt(10)));
  }

  /** The total of the order divided among its parts. */
  private OrderParts priced() {
    List<Long> amounts =
        Money.allocate(data.totalMinorUnits(), parts.stream().map(OrderPart::minorUnits).toList());
    List<OrderPart> priced = new ArrayList<>(parts.size());
    for (int i = 0; i < parts.size(); i++) {
      OrderPart p = parts.get(i);
      priced.add(
          new OrderPart(
              p.lineNo(),
              p.sku(),
              p.warehouse(),
              p.quantity(),
              p.shipped(),
              p.cancelled(),
              amounts.get(i)));
    }
    return new OrderParts(status, version, isCovered, data, priced);
  }

  /** The parts of which units are open. */
  public List<OrderPart> open() {
    return parts.stream().filter(part -> part.open() > 0).toList();
  }
}
