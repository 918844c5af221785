package io.holdfast.audit.check;

import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/** Merges the streams of all databases by order id. */
final class OrderMerge implements AutoCloseable {
  private static final String SOME = "= ANY (?)";
  private static final String ALL = ">= :orders";

  private static final String ORDERS =
      """
      SELECT o.id, o.status, p.status
        FROM orders.orders o LEFT JOIN payments.payment p ON p.order_id = o.id
       WHERE o.id %s ORDER BY o.id""";
  private static final String ALLOCATIONS =
      """
      SELECT l.order_id, a.warehouse, l.sku, a.quantity, a.shipped
        FROM orders.order_line l JOIN orders.allocation a ON a.order_id = l.order_id AND a.line_no = l.line_no
       WHERE l.order_id %s ORDER BY l.order_id, l.line_no""";
  private static final String RESERVATIONS =
      """
      SELECT order_id, sku, quantity, status, shipped
        FROM reservation WHERE order_id %s ORDER BY order_id, sku""";

  private static final String STEPS =
      """
      SELECT order_id, warehouse, state, release_asked_at IS NOT NULL, released_at IS NOT NULL
        FROM orders.saga_step WHERE order_id %s ORDER BY order_id, warehouse""";

  private final Deque<OrderRows> open = new ArrayDeque<>();
  private final OrderRows orders;
  private final OrderRows allocations;
  private final OrderRows steps;
  private final Map<String, OrderRows> reservations = new LinkedHashMap<>();

  /**
   * Opens the streams.
   *
   * @param only the orders to read, or null for all
   */
  OrderMerge(Snapshots databases, Collection<UUID> only) throws SQLException {
    try {
      orders = rows(databases.hub(), ORDERS, only);
      allocations = rows(databases.hub(), ALLOCATIONS, only);
      steps = rows(databases.hub(), STEPS, only);
      for (var warehouse : databases.warehouses().entrySet()) {
        reservations.put(warehouse.getKey(), rows(warehouse.getValue(), RESERVATIONS, only));
      }
    } catch (SQLException e) {
      close();
      throw e;
    }
  }

  private OrderRows rows(Snapshot database, String sql, Collection<UUID> only) throws SQLException {
    OrderRows rows =
        new OrderRows(
            only == null
                ? database.stream(sql.formatted(ALL))
                : database.stream(sql.formatted(SOME), only));
    open.push(rows);
    return rows;
  }

  /** Visits every order once. */
  void forEach(Consumer<OrderDossier> reader) throws SQLException {
    for (UUID next = next(); next != null; next = next()) {
      OrderDossier dossier = new OrderDossier(next);
      orders.take(next, row -> dossier.order(row.getString(2), row.getString(3)));
      allocations.take(
          next,
          row ->
              dossier.allocation(row.getString(2), row.getString(3), row.getInt(4), row.getInt(5)));
      steps.take(
          next,
          row ->
              dossier.step(
                  row.getString(2), row.getString(3), row.getBoolean(4), row.getBoolean(5)));
      for (var warehouse : reservations.entrySet()) {
        String code = warehouse.getKey();
        warehouse
            .getValue()
            .take(
                next,
                row ->
                    dossier.reservation(
                        code, row.getString(2), row.getInt(3), row.getString(4), row.getInt(5)));
      }
      reader.accept(dossier);
    }
  }

  private UUID next() {
    UUID next =
        OrderRows.earlier(OrderRows.earlier(orders.head(), allocations.head()), steps.head());
    for (OrderRows warehouse : reservations.values()) {
      next = OrderRows.earlier(next, warehouse.head());
    }
    return next;
  }

  @Override
  public void close() throws SQLException {
    while (!open.isEmpty()) {
      open.pop().close();
    }
  }
}
