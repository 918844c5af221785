package io.holdfast.stack.insights;

import io.holdfast.stack.StackDescriptor;
import io.holdfast.stack.StackFailure;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * What the databases say.
 *
 * @param descriptor the stack
 */
record DatabaseFigures(StackDescriptor descriptor) {
  private static final String SALES =
      """
      SELECT (coalesce(t.ordered_at, o.placed_at) AT TIME ZONE 'UTC')::date || ' ' || coalesce(p.category, '') || ' ' || o.currency,
        count(DISTINCT o.id), sum(a.quantity), sum(a.quantity * l.unit_price_cents),
        sum(CASE WHEN o.status IN ('CANCELLED', 'EXPIRED') THEN a.quantity ELSE a.cancelled END)
      FROM orders.orders o
      LEFT JOIN orders.order_time t ON t.order_id = o.id
      JOIN orders.order_line l ON l.order_id = o.id
      JOIN orders.allocation a ON a.order_id = o.id AND a.line_no = l.line_no
      LEFT JOIN catalog.product p ON p.sku = l.sku
      WHERE o.status NOT IN ('PENDING', 'REJECTED')
      GROUP BY 1""";

  private static final String ORDERS =
      """
      SELECT (coalesce(ordered_at, placed_at) AT TIME ZONE 'UTC')::date || ' ' || status, count(*), sum(total_cents)
      FROM orders.orders LEFT JOIN orders.order_time ON order_id = id
      WHERE status NOT IN ('PENDING', 'REJECTED') GROUP BY 1""";

  /** The sum of the versions shows whether every row is the newest. */
  private static final String STOCK =
      "SELECT count(*), sum(on_hand), sum(reserved), sum(incoming), sum(version) FROM stock_item";

  private static final String LEDGER =
      "SELECT count(*), sum(on_hand_delta), sum(reserved_delta) FROM stock_movement";

  Figures sales() {
    Figures sales = Figures.of("orders", "units", "revenue", "cancelled units");
    read(descriptor.hub(), SALES, row -> add(sales, row.getString(1), row, 2));
    return sales;
  }

  Figures orders() {
    Figures orders = Figures.of("orders", "total");
    read(descriptor.hub(), ORDERS, row -> add(orders, row.getString(1), row, 2));
    return orders;
  }

  Figures stock() {
    Figures stock = Figures.of("SKUs", "on hand", "reserved", "incoming", "version");
    for (StackDescriptor.Warehouse warehouse : descriptor.warehouses()) {
      read(warehouse.database(), STOCK, row -> add(stock, warehouse.node().code(), row, 1));
    }
    return stock;
  }

  Figures ledger() {
    Figures ledger = Figures.of("movements", "on hand", "reserved");
    for (StackDescriptor.Warehouse warehouse : descriptor.warehouses()) {
      read(warehouse.database(), LEDGER, row -> add(ledger, warehouse.node().code(), row, 1));
    }
    return ledger;
  }

  private static void add(Figures figures, String subject, ResultSet row, int first)
      throws SQLException {
    for (int i = 0; i < figures.names().length; i++) {
      figures.add(i, subject, row.getLong(first + i));
    }
  }

  /** What to do with a row. */
  private interface Row {
    void read(ResultSet row) throws SQLException;
  }

  private static void read(StackDescriptor.DatabaseAccess database, String query, Row each) {
    try (Connection connection = DriverManager.getConnection(database.auditor());
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      while (row.next()) {
        each.read(row);
      }
    } catch (SQLException e) {
      throw new StackFailure(database.part() + " cannot be read: " + e.getMessage(), e);
    }
  }
}
