package io.holdfast.inventory.ledger;

/** The statements that reserve and end reservations: one round trip for a whole batch. */
final class HoldStatements {
  /**
   * Moves the counters of the SKUs whose version is still the one decided on, writes reservations,
   * ledger and event, and says how many counters moved. Parameters: sums (sku, quantity, version),
   * holds (order, sku, quantity), seconds to live, event, then the event's id, warehouse and data.
   */
  static final String HOLD =
      """
      WITH sums AS (SELECT * FROM unnest(?::text[], ?::int[], ?::int[]) AS d (sku, quantity, version)),
      holds AS (SELECT * FROM unnest(?::uuid[], ?::text[], ?::int[]) AS h (order_id, sku, quantity)),
      moved AS (UPDATE stock_item s SET reserved = s.reserved + d.quantity, version = s.version + 1
        FROM sums d WHERE s.sku = d.sku AND s.version = d.version RETURNING 1),
      held AS (INSERT INTO reservation (order_id, sku, quantity, status, expires_at)
        SELECT order_id, sku, quantity, 'HELD', now() + ? * interval '1 second' FROM holds),
      booked AS (INSERT INTO stock_movement (sku, kind, on_hand_delta, reserved_delta, reference, event_id)
        SELECT sku, 'HOLD', 0, quantity, order_id::text, ? FROM holds),
      told AS (INSERT INTO messaging.outbox (id, stream, type, aggregate_id, data)
        VALUES (?, 'holdfast.stock', 'StockReserved', ?, ?))
      SELECT count(*) FROM moved""";

  private static final String TELL =
      """
      told AS (INSERT INTO messaging.outbox (id, stream, type, aggregate_id, data)
        SELECT ?, 'holdfast.stock', ?, ?, json_build_object('warehouse', ?::text, 'reservations',
          json_agg(json_build_object('orderId', order_id, 'sku', sku, 'quantity', quantity)))::text
        FROM done HAVING count(*) > 0)
      SELECT order_id, sku, quantity FROM done""";

  /** Parameters: orders, event, then the event's id, type, warehouse and warehouse again. */
  static final String COMMIT =
      """
      WITH done AS (UPDATE reservation r SET status = 'COMMITTED', version = r.version + 1
        FROM unnest(?::uuid[]) AS ended (id)
        WHERE r.order_id = ended.id AND r.status = 'HELD' RETURNING r.order_id, r.sku, r.quantity),
      booked AS (INSERT INTO stock_movement (sku, kind, on_hand_delta, reserved_delta, reference, event_id)
        SELECT sku, 'COMMIT', 0, 0, order_id::text, ? FROM done),
      """
          + TELL;

  /**
   * Parameters: status, orders, whether committed ones too, movement, event, then the event's as
   * with {@link #COMMIT}.
   */
  static final String FREE =
      """
      WITH done AS (UPDATE reservation r SET status = ?, ended_at = now(), version = r.version + 1
        FROM unnest(?::uuid[]) AS ended (id)
        WHERE r.order_id = ended.id AND (r.status = 'HELD' OR r.status = 'COMMITTED' AND ?)
        RETURNING r.order_id, r.sku, r.quantity),
      freed AS (UPDATE stock_item s SET reserved = s.reserved - f.quantity, version = s.version + 1
        FROM (SELECT sku, sum(quantity)::int AS quantity FROM done GROUP BY sku ORDER BY sku) f
        WHERE s.sku = f.sku RETURNING 1),
      booked AS (INSERT INTO stock_movement (sku, kind, on_hand_delta, reserved_delta, reference, event_id)
        SELECT sku, ?, 0, -quantity, order_id::text, ? FROM done),
      """
          + TELL;

  private HoldStatements() {}
}
