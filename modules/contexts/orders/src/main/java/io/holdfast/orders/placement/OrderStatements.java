package io.holdfast.orders.placement;

import io.holdfast.kernel.event.OrderEvent;
import java.time.Duration;

/** The SQL that writes a batch of decided orders. */
final class OrderStatements {
  /**
   * Writes a batch in one round trip. Parameters: keys, orders, lines, allocations, events, prices,
   * and between keys and orders the seconds to pay. Returns how many keys were new and how many
   * prices are unchanged, and the versions of the purchase limits and of the sales.
   */
  static final String PLACE =
      """
      WITH keyed AS (
        INSERT INTO orders.idempotency_key (key, request_hash, order_id, status, answer, expires_at)
        SELECT key, decode(hash, 'hex'), order_id, status, answer, now() + interval '24 hours'
        FROM unnest(?::text[], ?::text[], ?::uuid[], ?::int[], ?::text[])
          AS k (key, hash, order_id, status, answer)
        ON CONFLICT (key) DO NOTHING RETURNING 1),
      accepted AS (SELECT ? * interval '1 second' AS time_to_pay, o.*
        FROM unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::float8[], ?::float8[],
          ?::bigint[], ?::text[], ?::text[], ?::bigint[], ?::uuid[])
          AS o (id, customer_id, country, postal_code, latitude, longitude, total_cents, currency,
            payment_token, placed_at, event_id)),
      placed AS (
        INSERT INTO orders.orders (id, customer_id, status, placement, country, postal_code,
          latitude, longitude, total_cents, currency, placed_at, expires_at, event_id)
        SELECT id, customer_id, 'PLACED', 'ATOMIC', country, postal_code, latitude, longitude,
          total_cents, currency, to_timestamp(placed_at / 1e6), now() + time_to_pay, event_id
        FROM accepted),
      entrusted AS (
        INSERT INTO payments.payment_token (order_id, token, time_to_pay)
        SELECT id, payment_token, time_to_pay FROM accepted),
      lined AS (
        INSERT INTO orders.order_line (order_id, line_no, sku, quantity, unit_price_cents)
        SELECT * FROM unnest(?::uuid[], ?::int[], ?::text[], ?::int[], ?::bigint[])),
      allocated AS (
        INSERT INTO orders.allocation (order_id, line_no, warehouse, quantity)
        SELECT * FROM unnest(?::uuid[], ?::int[], ?::text[], ?::int[])),
      published AS (
        INSERT INTO messaging.outbox (id, stream, type, aggregate_id, aggregate_version, data)
        SELECT id, '%s', type, order_id, 0, data
        FROM unnest(?::uuid[], ?::text[], ?::text[], ?::text[]) AS e (id, type, order_id, data))
      SELECT count(*), catalog.still_priced(?::text[], ?::bigint[], ?::text[]),
        (SELECT coalesce(max(version), 0) FROM orders.purchase_limits_version),
        (SELECT max(version) FROM sales.sales_version) FROM keyed"""
          .formatted(OrderEvent.STREAM);

  /** The same for orders whose warehouses are asked by message. Parameter: seconds to answer. */
  static String pending(Duration deadline) {
    return PLACE
        .replace("'PLACED', 'ATOMIC'", "'PENDING', 'SAGA'")
        .replace(
            "SELECT * FROM unnest(?::uuid[], ?::int[], ?::text[], ?::int[])),",
            """
            SELECT * FROM unnest(?::uuid[], ?::int[], ?::text[], ?::int[])
            RETURNING order_id, warehouse),
            asked AS (
              INSERT INTO orders.saga_step (order_id, warehouse)
              SELECT DISTINCT order_id, warehouse FROM allocated),
            begun AS (
              INSERT INTO orders.saga (order_id, due_at)
              SELECT id, now() + interval '%d milliseconds' FROM accepted),"""
                .formatted(deadline.toMillis()));
  }

  /**
   * Moves the guards of limited SKUs to their next stamps, in a round trip that only batches with
   * such SKUs pay for. Returns how many had not moved since they were read.
   */
  static final String GUARD =
      """
      INSERT INTO orders.purchase_guard AS g (customer_id, sku, follows, stamp)
      SELECT * FROM unnest(?::text[], ?::text[], ?::uuid[], ?::uuid[])
      ON CONFLICT (customer_id, sku) DO UPDATE
        SET follows = excluded.follows, stamp = excluded.stamp, changed_at = now()
        WHERE g.stamp = excluded.follows""";

  /** For orders from elsewhere, in a round trip that only batches with such orders pay for. */
  static final String TIMES =
      """
      INSERT INTO orders.order_time (order_id, ordered_at)
      SELECT id, to_timestamp(ordered_at / 1e6) FROM unnest(?::uuid[], ?::int8[]) AS t (id, ordered_at)""";

  private OrderStatements() {}
}
