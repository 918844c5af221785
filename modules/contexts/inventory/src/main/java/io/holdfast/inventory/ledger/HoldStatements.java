package io.holdfast.inventory.ledger;

import io.holdfast.kernel.event.StockEvent;

/** The statements that reserve and end reservations: one round trip for a whole batch. */
final class HoldStatements {
  /**
   * Moves the counters of the SKUs whose version is still the one decided on, writes reservations,
   * ledger and event, and says how many counters moved. Parameters: sums (sku, quantity, version),
   * holds (order, sku, quantity), seconds to live, event of the ledger's lines, and events (id,
   * type, aggregate, version, data).
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
      told AS (INSERT INTO messaging.outbox (id, stream, type, aggregate_id, aggregate_version, data)
        SELECT id, '%s', type, aggregate_id, version, data
        FROM unnest(?::uuid[], ?::text[], ?::text[], ?::int[], ?::text[])
          AS e (id, type, aggregate_id, version, data))
      SELECT count(*) FROM moved"""
          .formatted(StockEvent.STREAM);

  private static final String HEARD =
      """
      WITH heard AS (INSERT INTO messaging.inbox (consumer, event_id) SELECT ?, unnest(?::uuid[])
        ON CONFLICT DO NOTHING),
      """;

  private static final String RESERVATIONS =
      """
      json_agg(json_build_object('orderId', order_id, 'sku', sku, 'quantity', quantity))""";

  /** The counters behind the change, as {@link LevelData} has them. */
  private static final String LEVELS =
      """
      (SELECT json_agg(json_build_object('sku', sku, 'onHand', on_hand, 'reserved', reserved,
        'safetyStock', safety_stock, 'incoming', incoming,
        'available', greatest(0, on_hand - reserved - safety_stock), 'version', version)) FROM freed)""";

  private static String tell(String data) {
    return """
    told AS (INSERT INTO messaging.outbox (id, stream, type, aggregate_id, data)
      SELECT ?, '%s', ?, ?, json_build_object('warehouse', ?::text, %s)::text
      FROM done HAVING count(*) > 0)
    SELECT order_id, sku, quantity FROM done"""
        .formatted(StockEvent.STREAM, data);
  }

  /**
   * Parameters: consumer, events heard, orders, event, then the event's id, type, warehouse and
   * warehouse again.
   */
  static final String COMMIT =
      HEARD
          + """
      done AS (UPDATE reservation SET status = 'COMMITTED', version = version + 1
        WHERE order_id = ANY (?::uuid[]) AND status = 'HELD' RETURNING order_id, sku, quantity),
      booked AS (INSERT INTO stock_movement (sku, kind, on_hand_delta, reserved_delta, reference, event_id)
        SELECT sku, 'COMMIT', 0, 0, order_id::text, ? FROM done),
      """
          + tell("'reservations', " + RESERVATIONS);

  /**
   * Parameters: consumer, events heard, status, orders, whether committed ones too, movement,
   * event, then the event's as with {@link #COMMIT}.
   */
  static final String FREE =
      HEARD
          + """
      done AS (UPDATE reservation SET status = ?, ended_at = now(), version = version + 1
        WHERE order_id = ANY (?::uuid[]) AND (status = 'HELD' OR status = 'COMMITTED' AND ?)
        RETURNING order_id, sku, quantity),
      freed AS (UPDATE stock_item s SET reserved = s.reserved - f.quantity, version = s.version + 1
        FROM (SELECT sku, sum(quantity)::int AS quantity FROM done GROUP BY sku ORDER BY sku) f
        WHERE s.sku = f.sku
        RETURNING s.sku, s.on_hand, s.reserved, s.safety_stock, s.incoming, s.version),
      booked AS (INSERT INTO stock_movement (sku, kind, on_hand_delta, reserved_delta, reference, event_id)
        SELECT sku, ?, 0, -quantity, order_id::text, ? FROM done),
      """
          + tell("'reservations', " + RESERVATIONS + ", 'levels', " + LEVELS);

  private HoldStatements() {}
}
