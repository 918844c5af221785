package io.holdfast.orders.settlement;

import io.holdfast.kernel.OrderId;
import io.holdfast.kernel.OrderStatus;
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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/**
 * State and contents of some orders, read once: for the decision, their events and the warehouses
 * concerned. Joined row by row, each order is looked up in its own partition; {@code = ANY} would
 * scan all partitions.
 */
record OrderContents(Map<OrderId, OrderData> byOrder, Map<OrderId, UnsettledOrders.Row> rows) {
  private static final String READ =
      """
      SELECT o.id, o.customer_id, o.total_cents, o.currency, l.line_no, l.sku, l.quantity,
        l.unit_price_cents, a.warehouse, a.quantity, o.status, o.version
      FROM unnest(?::uuid[]) AS wanted (id)
      JOIN orders.orders o ON o.id = wanted.id
      JOIN orders.order_line l ON l.order_id = wanted.id
      JOIN orders.allocation a ON a.order_id = wanted.id AND a.line_no = l.line_no
      ORDER BY o.id, l.line_no, a.warehouse""";

  private static final String PLACED_IN =
      """
      SELECT DISTINCT wanted.id FROM unnest(?::uuid[]) AS wanted (id)
      JOIN orders.allocation a ON a.order_id = wanted.id WHERE a.warehouse = ANY (?::text[])""";

  /** Those of the orders that have units in one of these warehouses. */
  static Set<OrderId> placedIn(
      Connection hub, Collection<OrderId> orders, Collection<WarehouseCode> warehouses)
      throws SQLException {
    Set<OrderId> found = new HashSet<>();
    try (PreparedStatement look = hub.prepareStatement(PLACED_IN)) {
      look.setArray(1, hub.createArrayOf("uuid", orders.stream().map(OrderId::value).toArray()));
      look.setArray(
          2,
          hub.createArrayOf(
              "text", warehouses.stream().map(WarehouseCode::value).toArray(String[]::new)));
      try (ResultSet row = look.executeQuery()) {
        while (row.next()) {
          found.add(new OrderId(row.getObject(1, UUID.class)));
        }
      }
    }
    return found;
  }

  static OrderContents read(Connection hub, Collection<OrderId> orders) throws SQLException {
    Map<OrderId, OrderData> found = new HashMap<>();
    Map<OrderId, UnsettledOrders.Row> rows = new HashMap<>();
    try (PreparedStatement look = hub.prepareStatement(READ)) {
      look.setArray(1, hub.createArrayOf("uuid", orders.stream().map(OrderId::value).toArray()));
      try (ResultSet row = look.executeQuery()) {
        int line = 0;
        while (row.next()) {
          OrderId id = new OrderId(row.getObject(1, UUID.class));
          OrderData order = found.get(id);
          if (order == null) {
            order = order(id, row);
            found.put(id, order);
            rows.put(
                id,
                new UnsettledOrders.Row(OrderStatus.valueOf(row.getString(11)), row.getInt(12)));
            line = 0;
          }
          if (row.getInt(5) != line) {
            line = row.getInt(5);
            order.lines().add(line(row));
          }
          List<OrderData.Line> lines = order.lines();
          lines
              .get(lines.size() - 1)
              .allocations()
              .add(new OrderView.Allocation(row.getString(9), row.getInt(10)));
        }
      }
    }
    return new OrderContents(found, rows);
  }

  private static OrderData order(OrderId id, ResultSet row) throws SQLException {
    return new OrderData(
        id.value(),
        row.getString(2),
        row.getLong(3),
        row.getString(4),
        new ArrayList<>(),
        null,
        null,
        null,
        null);
  }

  private static OrderData.Line line(ResultSet row) throws SQLException {
    return new OrderData.Line(row.getString(6), row.getInt(7), row.getLong(8), new ArrayList<>());
  }

  /** Number of reservations of each order in each warehouse. */
  Map<OrderId, Map<WarehouseCode, Integer>> reservations() {
    Map<OrderId, Map<WarehouseCode, Integer>> counts = new HashMap<>();
    byOrder.forEach(
        (id, order) -> {
          Map<WarehouseCode, Integer> ofOrder = counts.computeIfAbsent(id, o -> new TreeMap<>());
          order.lines().stream()
              .flatMap(line -> line.allocations().stream())
              .forEach(a -> ofOrder.merge(new WarehouseCode(a.warehouse()), 1, Integer::sum));
        });
    return counts;
  }
}
