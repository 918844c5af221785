package io.holdfast.stack.insights;

import io.holdfast.insights.StoreIndex;
import io.holdfast.stack.StackDescriptor;
import io.holdfast.stack.StackFailure;
import io.holdfast.stack.insights.FeedQueue.FeedMessage;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Reads everything that the search store holds from the databases. Orders and products become
 * messages for the job, which keeps their state; stock and ledger become documents.
 *
 * @param descriptor the stack
 */
record DatabaseSnapshot(StackDescriptor descriptor) {
  private static final int PAGE = 500;

  private static final String PRODUCTS =
      """
      SELECT sku, json_build_object('id', gen_random_uuid(), 'aggregateversion', version,
        'data', json_build_object('sku', sku, 'category', category)) FROM catalog.product""";

  private static final String ORDERS =
      """
      SELECT o.id, json_build_object('id', gen_random_uuid(), 'aggregateversion', o.version, 'data', json_build_object(
        'orderId', o.id, 'customerId', o.customer_id, 'currency', o.currency, 'status', o.status,
        'placedAt', to_char(coalesce(t.ordered_at, o.placed_at) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
        'lines', (SELECT json_agg(json_build_object('sku', l.sku, 'unitPriceMinorUnits', l.unit_price_cents,
          'allocations', (SELECT json_agg(json_build_object('warehouse', a.warehouse, 'quantity', a.quantity,
              'cancelled', CASE WHEN o.status IN ('CANCELLED', 'EXPIRED') THEN a.quantity ELSE a.cancelled END))
            FROM orders.allocation a WHERE a.order_id = o.id AND a.line_no = l.line_no)))
          FROM orders.order_line l WHERE l.order_id = o.id)))
      FROM orders.orders o LEFT JOIN orders.order_time t ON t.order_id = o.id
      WHERE o.status NOT IN ('PENDING', 'REJECTED') ORDER BY o.id""";

  private static final String STOCK =
      """
      SELECT sku, version, json_build_object('key', ?::text || '~' || sku, 'sku', sku, 'warehouse', ?::text,
        'at', to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
        'onHand', on_hand, 'reserved', reserved, 'safetyStock', safety_stock, 'incoming', incoming,
        'available', greatest(0, on_hand - reserved - safety_stock), 'version', version,
        'unitsPerDay', 0, 'daysOfCover', 1000000) FROM stock_item""";

  /** Events do not tell a reservation that expired from one that was released. */
  private static final String LEDGER =
      """
      SELECT event_id, sku, kind, reference, json_strip_nulls(json_build_object(
        'at', to_char(to_timestamp(('x' || translate(left(event_id::text, 13), '-', ''))::bit(48)::bigint / 1000.0)
          AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
        'eventId', event_id, 'warehouse', ?::text, 'sku', sku, 'kind', kind, 'onHandDelta', on_hand_delta,
        'reservedDelta', reserved_delta, 'reference', reference, 'reason', reason, 'actor', actor))
      FROM (SELECT event_id, sku, CASE kind WHEN 'EXPIRE' THEN 'RELEASE' ELSE kind END AS kind, reference,
        on_hand_delta, reserved_delta, reason, actor FROM stock_movement) m""";

  /** The products and the orders, page by page. */
  void messages(Consumer<List<FeedMessage>> pages) {
    read(
        descriptor.hub(),
        PRODUCTS,
        null,
        row ->
            new FeedMessage("io.holdfast.product.changed.v1", row.getString(1), row.getString(2)),
        pages);
    read(
        descriptor.hub(),
        ORDERS,
        null,
        row -> new FeedMessage("insights.order-snapshot", row.getString(1), row.getString(2)),
        pages);
  }

  /** Stock and ledger, page by page. */
  void documents(Consumer<List<StoredDocument>> pages) {
    for (StackDescriptor.Warehouse warehouse : descriptor.warehouses()) {
      String code = warehouse.node().code();
      read(
          warehouse.database(),
          STOCK,
          code,
          row ->
              new StoredDocument(
                  StoreIndex.STOCK,
                  Instant.EPOCH,
                  code + "~" + row.getString(1),
                  row.getLong(2),
                  row.getString(3)),
          pages);
      read(warehouse.database(), LEDGER, code, DatabaseSnapshot::movement, pages);
    }
  }

  /** The id is the one that the job gives the movement. */
  private static StoredDocument movement(ResultSet row) throws SQLException {
    UUID event = row.getObject(1, UUID.class);
    return new StoredDocument(
        StoreIndex.MOVEMENTS,
        Instant.ofEpochMilli(event.getMostSignificantBits() >>> 16),
        "%s-%s-%s-%08x"
            .formatted(event, row.getString(2), row.getString(3), row.getString(4).hashCode()),
        -1,
        row.getString(5));
  }

  /** Makes something of a row. */
  private interface Reading<T> {
    T of(ResultSet row) throws SQLException;
  }

  private static <T> void read(
      StackDescriptor.DatabaseAccess database,
      String query,
      String warehouse,
      Reading<T> reading,
      Consumer<List<T>> pages) {
    String text = warehouse == null ? query : query.replace("?::text", "'" + warehouse + "'");
    try (Connection connection = DriverManager.getConnection(database.auditor())) {
      connection.setAutoCommit(false);
      try (Statement statement = connection.createStatement()) {
        statement.setFetchSize(PAGE);
        try (ResultSet row = statement.executeQuery(text)) {
          List<T> page = new ArrayList<>();
          while (row.next()) {
            page.add(reading.of(row));
            if (page.size() == PAGE) {
              pages.accept(page);
              page = new ArrayList<>();
            }
          }
          if (!page.isEmpty()) {
            pages.accept(page);
          }
        }
      }
    } catch (SQLException e) {
      throw new StackFailure(database.part() + " cannot be read: " + e.getMessage(), e);
    }
  }
}
