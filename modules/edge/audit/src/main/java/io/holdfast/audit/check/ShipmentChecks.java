package io.holdfast.audit.check;

import java.util.List;

/** Rules of shipments within the hub. */
final class ShipmentChecks {
  /** Shipments carry the time of their orders; both bounds cut at the same millisecond. */
  private static final SqlCheck PARTS_AGREE_WITH_SHIPMENTS =
      new SqlCheck(
          "I10",
          "SELECT count(*) FROM fulfilment.shipment WHERE id >= fulfilment.first_of(:orders)",
          """
          WITH gone AS (
            SELECT s.order_id, s.warehouse, l.sku, sum(l.quantity) AS units
              FROM fulfilment.shipment s JOIN fulfilment.shipment_line l ON l.shipment_id = s.id
             WHERE s.id >= fulfilment.first_of(:orders) AND l.shipment_id >= fulfilment.first_of(:orders)
               AND s.status IN ('DISPATCHED', 'DELIVERED', 'LOST')
             GROUP BY s.order_id, s.warehouse, l.sku),
          counted AS (
            SELECT a.order_id, a.warehouse, l.sku, sum(a.shipped) AS units
              FROM orders.allocation a
              JOIN orders.order_line l ON l.order_id = a.order_id AND l.line_no = a.line_no
             WHERE a.order_id >= fulfilment.first_of(:orders) AND l.order_id >= fulfilment.first_of(:orders)
               AND a.shipped > 0
             GROUP BY a.order_id, a.warehouse, l.sku)
          SELECT format('order %s: shipments from %s took %s of %s, and %s are counted as shipped',
                        order_id, warehouse, coalesce(gone.units, 0), sku, coalesce(counted.units, 0))
            FROM gone FULL JOIN counted USING (order_id, warehouse, sku)
           WHERE gone.units IS DISTINCT FROM counted.units""");

  private static final SqlCheck STATE_FOLLOWS_FROM_PARTS =
      new SqlCheck(
          "I5",
          "SELECT count(*) FROM orders.orders WHERE id >= :orders",
          """
          SELECT format('order %s is %s, and of %s units %s are shipped and %s cancelled',
                        o.id, o.status, a.units, a.shipped, a.cancelled)
            FROM orders.orders o
            JOIN (SELECT order_id, sum(quantity) AS units, sum(shipped) AS shipped, sum(cancelled) AS cancelled
                    FROM orders.allocation WHERE order_id >= :orders GROUP BY order_id) a ON a.order_id = o.id
           WHERE o.id >= :orders AND CASE
             WHEN o.status = 'PARTLY_SHIPPED' THEN a.shipped = 0 OR a.shipped + a.cancelled >= a.units
             WHEN o.status IN ('SHIPPED', 'COMPLETED', 'RETURNED')
               THEN a.shipped = 0 OR a.shipped + a.cancelled <> a.units
             ELSE a.shipped + a.cancelled > 0 END""");

  private static final SqlCheck CONFIRMATION_LEFT_SHIPMENTS =
      new SqlCheck(
          "I8",
          "SELECT count(*) FROM messaging.inbox WHERE consumer = 'fulfilment' AND event_id >= :since",
          """
          SELECT format('fulfilment applied event %s of order %s and left no shipment', o.id, o.aggregate_id)
            FROM messaging.outbox o
            JOIN messaging.inbox i ON i.consumer = 'fulfilment' AND i.event_id = o.id
            JOIN orders.orders r ON r.id = CASE WHEN o.type = {order.CONFIRMED} THEN o.aggregate_id::uuid END
           WHERE o.id >= :since AND i.event_id >= :since
             AND NOT EXISTS (SELECT FROM fulfilment.shipment s WHERE s.order_id = r.id
               AND s.id BETWEEN fulfilment.first_of(r.id) AND fulfilment.last_of(r.id))""");

  private static final SqlCheck SHIPPED_IN_TIME =
      new SqlCheck(
          "I11",
          "SELECT count(*) FROM fulfilment.shipment WHERE status IN ('PENDING', 'LABELLED') OR void_due",
          """
          SELECT format('shipment %s of order %s is %s and waits for an operator: %s',
                        id, order_id, status, last_error)
            FROM fulfilment.shipment WHERE failed_at IS NOT NULL
          UNION ALL
          SELECT format('shipment %s of order %s is %s, due since %s, and nobody works on it',
                        id, order_id, status, next_attempt_at)
            FROM fulfilment.shipment
           WHERE (status IN ('PENDING', 'LABELLED') OR void_due) AND failed_at IS NULL
             AND next_attempt_at < now() - current_setting('holdfast.settle')::interval""");

  /** Of a shipment that was cancelled, the units are cancelled too, or ship otherwise. */
  private static final SqlCheck UNITS_ARE_NOT_FORGOTTEN =
      new SqlCheck(
          "I11",
          """
          SELECT count(*) FROM fulfilment.shipment
           WHERE id >= fulfilment.first_of(:orders) AND status = 'CANCELLED'""",
          """
          SELECT format('order %s is %s and waits for units from %s, whose shipment is cancelled',
                        o.id, o.status, s.warehouse)
            FROM fulfilment.shipment s JOIN orders.orders o ON o.id = s.order_id
           WHERE s.id >= fulfilment.first_of(:orders) AND s.status = 'CANCELLED'
             AND s.ended_at < now() - current_setting('holdfast.settle')::interval
             AND o.status IN ('CONFIRMED', 'PARTLY_SHIPPED')
             AND EXISTS (SELECT FROM orders.allocation a WHERE a.order_id = o.id
               AND a.warehouse = s.warehouse AND a.shipped + a.cancelled < a.quantity)
             AND NOT EXISTS (SELECT FROM fulfilment.shipment x WHERE x.order_id = o.id
               AND x.id BETWEEN fulfilment.first_of(o.id) AND fulfilment.last_of(o.id)
               AND x.warehouse = s.warehouse AND x.status IN ('PENDING', 'LABELLED'))""");

  /** In the order of their invariants. */
  static final List<SqlCheck> ALL =
      List.of(
          STATE_FOLLOWS_FROM_PARTS,
          CONFIRMATION_LEFT_SHIPMENTS,
          PARTS_AGREE_WITH_SHIPMENTS,
          SHIPPED_IN_TIME,
          UNITS_ARE_NOT_FORGOTTEN);

  private ShipmentChecks() {}
}
