package io.holdfast.inventory.ledger;

import io.holdfast.kernel.event.StockEvent;

/** The statements that reserve and end reservations: one round trip for a whole batch. */
final class HoldStatements {
  /**
   * Updates the counters of the SKUs whose version is unchanged since the decision, writes
   * reservations, ledger entries and events, and returns the number of counters updated.
   * Parameters: sums (sku, quantity, version), holds (order, sku, quantity), seconds to live, event
   * of the ledger's lines, and events (id, type, aggregate, version, data).
   */
  static final String HOLD = "WITH " + holding() + " SELECT count(*) FROM moved";

  /**
   * Like {@link #HOLD}, for orders whose requests are recorded in the inbox in the same round trip.
   * Two parameters come first: consumer and received requests. Returns the number of counters
   * updated and of requests that were new.
   */
  static final String HOLD_RECEIVED =
      """
      WITH received AS (INSERT INTO messaging.inbox (consumer, event_id) SELECT ?, unnest(?::uuid[])
        ON CONFLICT DO NOTHING RETURNING 1),
      """
          + holding()
          + " SELECT (SELECT count(*) FROM moved), (SELECT count(*) FROM received)";

  private static String holding() {
    return """
    sums AS (SELECT * FROM unnest(?::text[], ?::int[], ?::int[]) AS d (sku, quantity, version)),
    holds AS (SELECT * FROM unnest(?::uuid[], ?::text[], ?::int[]) AS h (order_id, sku, quantity)),
    moved AS (UPDATE stock_item s SET reserved = s.reserved + d.quantity, version = s.version + 1
      FROM sums d WHERE s.sku = d.sku AND s.version = d.version RETURNING 1),
    held AS (INSERT INTO reservation (order_id, sku, quantity, status, expires_at)
      SELECT order_id, sku, quantity, 'HELD', now() + ? * interval '1 second' FROM holds),
    booked AS (INSERT INTO stock_movement (sku, kind, on_hand_delta, reserved_delta, reference, event_id)
      SELECT sku, 'HOLD', 0, quantity, order_id::text, ? FROM holds),
    published AS (INSERT INTO messaging.outbox (id, stream, type, aggregate_id, aggregate_version, data)
      SELECT id, '%s', type, aggregate_id, version, data
      FROM unnest(?::uuid[], ?::text[], ?::text[], ?::int[], ?::text[])
        AS e (id, type, aggregate_id, version, data))"""
        .formatted(StockEvent.STREAM);
  }

  private static final String RECEIVED =
      """
      WITH received AS (INSERT INTO messaging.inbox (consumer, event_id) SELECT ?, unnest(?::uuid[])
        ON CONFLICT DO NOTHING),
      """;

  private static final String RESERVATIONS =
      """
      json_agg(json_build_object('orderId', order_id, 'sku', sku, 'quantity', quantity))""";

  /** The counters after the change, as {@link LevelData} has them. */
  private static final String LEVELS =
      """
      (SELECT json_agg(json_build_object('sku', sku, 'onHand', on_hand, 'reserved', reserved,
        'safetyStock', safety_stock, 'incoming', incoming,
        'available', greatest(0, on_hand - reserved - safety_stock), 'version', version)) FROM moved)""";

  private static String publish(String data) {
    return """
    published AS (INSERT INTO messaging.outbox (id, stream, type, aggregate_id, data)
      SELECT ?, '%s', ?, ?, json_build_object('warehouse', ?::text, %s)::text
      FROM done HAVING count(*) > 0)
    SELECT order_id, sku, quantity FROM done"""
        .formatted(StockEvent.STREAM, data);
  }

  /**
   * Parameters: consumer, received events, orders, event, then the event's id, type, warehouse and
   * warehouse again.
   */
  static final String COMMIT =
      RECEIVED
          + """
      done AS (UPDATE reservation r SET status = 'COMMITTED', version = r.version + 1
        FROM unnest(?::uuid[]) AS ended (id)
        WHERE r.order_id = ended.id AND r.status = 'HELD' RETURNING r.order_id, r.sku, r.quantity),
      booked AS (INSERT INTO stock_movement (sku, kind, on_hand_delta, reserved_delta, reference, event_id)
        SELECT sku, 'COMMIT', 0, 0, order_id::text, ? FROM done),
      """
          + publish("'reservations', " + RESERVATIONS);

  /**
   * Releases the units that are still open. Parameters: consumer, events received, orders, whether
   * committed ones too, status, movement, event, then the parameters of the event as for {@link
   * #COMMIT}.
   */
  static final String FREE =
      RECEIVED
          + """
      open AS (SELECT r.order_id, r.sku, r.quantity - r.shipped - r.released AS units
        FROM unnest(?::uuid[]) AS ended (id) JOIN reservation r ON r.order_id = ended.id
        WHERE r.status = 'HELD' OR r.status = 'COMMITTED' AND ?
        ORDER BY r.order_id, r.sku FOR UPDATE OF r),
      done AS (UPDATE reservation r SET released = r.quantity - r.shipped, ended_at = now(),
          status = CASE WHEN r.shipped > 0 THEN 'SHIPPED' ELSE ? END, version = r.version + 1
        FROM open o WHERE r.order_id = o.order_id AND r.sku = o.sku
        RETURNING r.order_id, r.sku, o.units AS quantity),
      moved AS (UPDATE stock_item s SET reserved = s.reserved - f.quantity, version = s.version + 1
        FROM (SELECT sku, sum(quantity)::int AS quantity FROM done GROUP BY sku ORDER BY sku) f
        WHERE s.sku = f.sku
        RETURNING s.sku, s.on_hand, s.reserved, s.safety_stock, s.incoming, s.version),
      booked AS (INSERT INTO stock_movement (sku, kind, on_hand_delta, reserved_delta, reference, event_id)
        SELECT sku, ?, 0, -quantity, order_id::text, ? FROM done),
      """
          + publish("'reservations', " + RESERVATIONS + ", 'levels', " + LEVELS);

  /**
   * Ships units of committed reservations, all that are open or a part. Parameters: what is shipped
   * (order, sku, quantity), event, then the parameters of the event as for {@link #COMMIT}. Returns
   * what was shipped: a reservation with too few open units is missing.
   */
  static final String SHIP =
      """
      WITH leaving AS (SELECT * FROM unnest(?::uuid[], ?::text[], ?::int[]) AS l (order_id, sku, quantity)),
      done AS (UPDATE reservation r SET shipped = r.shipped + l.quantity, version = r.version + 1,
          status = CASE WHEN r.shipped + r.released + l.quantity = r.quantity THEN 'SHIPPED' ELSE r.status END,
          ended_at = CASE WHEN r.shipped + r.released + l.quantity = r.quantity THEN now() END
        FROM leaving l WHERE r.order_id = l.order_id AND r.sku = l.sku AND r.status = 'COMMITTED'
          AND l.quantity > 0 AND l.quantity <= r.quantity - r.shipped - r.released
        RETURNING r.order_id, r.sku, l.quantity),
      moved AS (UPDATE stock_item s SET on_hand = s.on_hand - f.quantity, reserved = s.reserved - f.quantity,
          version = s.version + 1
        FROM (SELECT sku, sum(quantity)::int AS quantity FROM done GROUP BY sku ORDER BY sku) f
        WHERE s.sku = f.sku
        RETURNING s.sku, s.on_hand, s.reserved, s.safety_stock, s.incoming, s.version),
      booked AS (INSERT INTO stock_movement (sku, kind, on_hand_delta, reserved_delta, reference, event_id)
        SELECT sku, 'SHIP', -quantity, -quantity, order_id::text, ? FROM done),
      """
          + publish("'reservations', " + RESERVATIONS + ", 'levels', " + LEVELS);

  private HoldStatements() {}
}
