package io.holdfast.bench.row;

import io.holdfast.stack.StackDescriptor;
import io.holdfast.stack.StackFailure;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Fills the databases of a stack by SQL with past orders, bypassing all checks. Such a stack cannot
 * be audited: its past has no ledger.
 */
final class HistoryFill {
  private static final String UNCHECKED = "SET session_replication_role = replica";

  /**
   * Of filled tables alone: an empty one is planned as empty afterwards, and each foreign key that
   * points to it is then checked by reading it through, however fast it grows.
   */
  private static final String VACUUM = "VACUUM ANALYZE";

  private static final String PRODUCTS =
      """
      INSERT INTO catalog.product (sku, name, price_cents, currency)
      SELECT 'grown-' || lpad(g::text, greatest(6, length(g::text)), '0'), 'Grown ' || g, 999, 'USD'
      FROM generate_series(1, %d) g""";
  private static final String STOCK =
      """
      INSERT INTO stock_item (sku, on_hand)
      SELECT 'grown-' || lpad(g::text, greatest(6, length(g::text)), '0'), 1000000 FROM generate_series(1, %d) g""";
  private static final String PAST =
      """
      CREATE TEMP TABLE past AS SELECT g, uuidv7(interval '-2 days') AS id,
        'one-' || lpad((1 + g %% 10000)::text, 6, '0') AS sku FROM generate_series(1, %d) g""";
  private static final String ORDERS =
      """
      INSERT INTO orders.orders (id, customer_id, status, placement, country, postal_code, latitude,
        longitude, total_cents, currency, placed_at, expires_at, confirmed_at, event_id)
      SELECT id, 'syn-' || g % 1024, 'CONFIRMED', 'ATOMIC', 'US', '98225', 47.6, -122.3, 999, 'USD',
        now() - interval '2 days', now() - interval '1 day', now() - interval '2 days', id
      FROM past""";
  private static final String LINES =
      "INSERT INTO orders.order_line SELECT id, 1, sku, 1, 999 FROM past";
  private static final String ALLOCATIONS =
      "INSERT INTO orders.allocation SELECT id, 1, '%s', 1 FROM past";
  private static final String KEYS =
      """
      INSERT INTO orders.idempotency_key (key, request_hash, order_id, status, answer, expires_at)
      SELECT 'past-' || g, decode(md5(g::text), 'hex'), id, 201, repeat('x', 350),
        now() + interval '1 day' FROM past""";
  private static final String EVENTS =
      """
      INSERT INTO messaging.outbox (id, stream, type, aggregate_id, data, status, attempts, sent_at)
      SELECT id, 'holdfast.orders', 'io.holdfast.order.placed.v1', id::text, repeat('x', 500), 'SENT', 1, now()
      FROM past""";
  private static final String RESERVATIONS =
      """
      INSERT INTO reservation (order_id, sku, quantity, status, expires_at)
      SELECT id, sku, 1, 'COMMITTED', now() - interval '1 day' FROM past""";
  private static final String MOVEMENTS =
      """
      INSERT INTO stock_movement (sku, kind, on_hand_delta, reserved_delta, reference, event_id)
      SELECT sku, 'HOLD', 0, 1, id::text, id FROM past""";

  private final StackDescriptor stack;

  HistoryFill(BenchEnvironment environment) {
    this.stack = environment.stack().descriptor();
  }

  /**
   * Products and stock in the first warehouse, for this many SKUs named {@code grown-000001} on.
   */
  void skus(int count) {
    execute(stack.hub().superuser(), PRODUCTS.formatted(count), VACUUM + " catalog.product");
    execute(first().database().superuser(), STOCK.formatted(count), VACUUM + " stock_item");
  }

  /** This many confirmed orders from the first warehouse. */
  void orders(int count) {
    execute(
        stack.hub().superuser(),
        PAST.formatted(count),
        ORDERS,
        LINES,
        ALLOCATIONS.formatted(first().node().code()),
        KEYS,
        EVENTS,
        VACUUM
            + " orders.orders, orders.order_line, orders.allocation, orders.idempotency_key,"
            + " messaging.outbox");
    execute(
        first().database().superuser(),
        PAST.formatted(count),
        RESERVATIONS,
        MOVEMENTS,
        VACUUM + " reservation, stock_movement");
  }

  private StackDescriptor.Warehouse first() {
    return stack.warehouses().get(0);
  }

  private static void execute(String url, String... statements) {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute(UNCHECKED);
      for (String sql : statements) {
        statement.execute(sql);
      }
      statement.execute("CHECKPOINT");
    } catch (SQLException e) {
      throw new StackFailure("cannot fill the stack: " + e.getMessage(), e);
    }
  }
}
