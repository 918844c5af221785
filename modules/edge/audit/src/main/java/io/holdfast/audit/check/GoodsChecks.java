package io.holdfast.audit.check;

import java.util.List;

/** Rules within the hub for inbound shipments, transfers and purchase limits. */
public final class GoodsChecks {
  private static final SqlCheck TRANSFERRED_UNITS_END =
      new SqlCheck(
          "I3",
          "SELECT count(*) FROM inventory.transfer_line",
          """
          SELECT format('transfer %s, %s: sent %s, received %s, returned %s, lost %s, and it is %s',
                        t.id, l.sku, l.sent, l.received, l.returned, l.lost, t.status)
            FROM inventory.transfer t JOIN inventory.transfer_line l ON l.transfer_id = t.id
           WHERE l.received + l.returned + l.lost > l.sent
              OR t.status IN ('RECEIVED', 'CANCELLED') AND l.received + l.returned + l.lost <> l.sent
              OR l.lost > 0 AND t.status <> 'RECEIVED'
              OR l.returned > 0 AND t.status <> 'CANCELLED'""");

  /** The receipts of a shipment add up to what its lines say. */
  private static final SqlCheck RECEIPTS_ADD_UP =
      new SqlCheck(
          "I3",
          "SELECT count(*) FROM receiving.inbound_line WHERE inbound_id >= :since",
          """
          SELECT format('inbound shipment %s, %s: %s received, receipts say %s',
                        l.inbound_id, l.sku, l.received, coalesce(r.units, 0))
            FROM receiving.inbound_line l
            LEFT JOIN (SELECT r.inbound_id, i.sku, sum(i.quantity) AS units
                         FROM receiving.inbound_receipt r,
                              jsonb_to_recordset(r.lines) AS i (sku text, quantity integer)
                        WHERE r.inbound_id >= :since GROUP BY r.inbound_id, i.sku) r
              ON r.inbound_id = l.inbound_id AND r.sku = l.sku
           WHERE l.inbound_id >= :since AND l.received <> coalesce(r.units, 0)""");

  private static final SqlCheck SHIPMENT_WAS_PUBLISHED_ONCE =
      new SqlCheck(
          "I7",
          "SELECT count(*) FROM receiving.inbound_shipment WHERE id >= :since",
          """
          SELECT format('inbound shipment %s is %s; published: announced %s times, closed %s',
                        s.id, s.status, coalesce(e.announced, 0), coalesce(e.closed, 0))
            FROM receiving.inbound_shipment s
            LEFT JOIN (SELECT aggregate_id, count(*) FILTER (WHERE type = {inbound.ANNOUNCED}) AS announced,
                              count(*) FILTER (WHERE type = {inbound.CLOSED}) AS closed
                         FROM messaging.outbox WHERE id >= :since AND stream = 'holdfast.receiving'
                        GROUP BY aggregate_id) e ON e.aggregate_id = s.id::text
           WHERE s.id >= :since
             AND (coalesce(e.announced, 0) <> 1
                  OR coalesce(e.closed, 0) <> (s.closed_at IS NOT NULL)::int)""");

  private static final SqlCheck TRANSFER_WAS_PUBLISHED_ONCE =
      new SqlCheck(
          "I7",
          "SELECT count(*) FROM inventory.transfer WHERE id >= :since",
          """
          SELECT format('transfer %s is %s in version %s; published: dispatched %s times, received %s, cancelled %s',
                        t.id, t.status, t.version, coalesce(e.dispatched, 0), coalesce(e.received, 0),
                        coalesce(e.cancelled, 0))
            FROM inventory.transfer t
            LEFT JOIN (SELECT aggregate_id,
                              count(*) FILTER (WHERE type = {stock.TRANSFER_DISPATCHED}) AS dispatched,
                              count(*) FILTER (WHERE type = {stock.TRANSFER_RECEIVED}) AS received,
                              count(*) FILTER (WHERE type = {stock.TRANSFER_CANCELLED}) AS cancelled
                         FROM messaging.outbox
                        WHERE id >= :since AND type IN ({stock.TRANSFER_DISPATCHED},
                              {stock.TRANSFER_RECEIVED}, {stock.TRANSFER_CANCELLED})
                        GROUP BY aggregate_id) e ON e.aggregate_id = t.id::text
           WHERE t.id >= :since
             AND (coalesce(e.dispatched, 0) <> 1
                  OR coalesce(e.received, 0) + coalesce(e.cancelled, 0) <> t.version
                  OR coalesce(e.cancelled, 0) <> (t.status = 'CANCELLED')::int)""");

  private static final SqlCheck NOTICE_DOES_NOT_WAIT =
      new SqlCheck(
          "I11",
          "SELECT count(*) FROM receiving.pulled_notice WHERE refused IS NULL",
          """
          SELECT format('notice %s of %s, pulled at %s, is not announced yet', reference, supplier, pulled_at)
            FROM receiving.pulled_notice
           WHERE refused IS NULL AND pulled_at < now() - current_setting('holdfast.settle')::interval""");

  /**
   * Orders decided under the limit as it is now: what a customer bought of a limited SKU since the
   * limit was set, within its days. Placements that were under way when it was set may have been
   * decided before.
   */
  private static final SqlCheck LIMITS_KEPT =
      new SqlCheck(
          "I12",
          "SELECT count(*) FROM orders.purchase_limit",
          """
          WITH buyers AS (
            SELECT DISTINCT o.customer_id, p.sku, p.per_customer,
                   messaging.id_at(greatest(now() - p.days * interval '1 day', p.since + interval '5 s')) AS first
              FROM orders.order_line l JOIN orders.purchase_limit p ON p.sku = l.sku
              JOIN orders.orders o ON o.id = l.order_id
             WHERE l.order_id >= :orders AND o.id >= :orders)
          SELECT format('customer %s bought %s units of %s, limited to %s', b.customer_id, bought.units, b.sku, b.per_customer)
            FROM buyers b CROSS JOIN LATERAL (
              SELECT sum(a.quantity - a.cancelled) AS units
                FROM orders.orders o
                JOIN orders.order_line l ON l.order_id = o.id AND l.sku = b.sku
                JOIN orders.allocation a ON a.order_id = o.id AND a.line_no = l.line_no
               WHERE o.customer_id = b.customer_id AND o.id >= b.first
                 AND o.status NOT IN ('REJECTED', 'CANCELLED', 'EXPIRED')) bought
           WHERE bought.units > b.per_customer""");

  /** In the order of their invariants. */
  public static final List<SqlCheck> ALL =
      List.of(
          TRANSFERRED_UNITS_END,
          RECEIPTS_ADD_UP,
          SHIPMENT_WAS_PUBLISHED_ONCE,
          TRANSFER_WAS_PUBLISHED_ONCE,
          NOTICE_DOES_NOT_WAIT,
          LIMITS_KEPT);

  private GoodsChecks() {}
}
