package io.holdfast.audit.check;

import io.holdfast.kernel.OrderStatus;
import io.holdfast.kernel.PaymentStatus;
import io.holdfast.kernel.SqlLiterals;
import java.util.List;
import java.util.stream.Stream;

/** Rules within the hub. */
public final class HubChecks {

  /**
   * No authorisation stays open for an ended order: it is voided in time. A PLACED order may have
   * one until its event is applied.
   */
  private static final SqlCheck MONEY_BELONGS_TO_AN_ORDER =
      new SqlCheck(
          "I6",
          "SELECT count(*) FROM payments.payment p WHERE order_id >= :orders",
          """
          SELECT format('payment %s of %s %s for order %s (%s, %s %s)',
                        p.authorisation_id, p.amount_cents, p.currency, p.order_id,
                        coalesce(o.status, 'unknown'), o.total_cents, o.currency)
            FROM (SELECT * FROM payments.payment WHERE order_id >= :orders
                  UNION ALL
                  SELECT p.* FROM (SELECT DISTINCT aggregate_id::uuid AS id FROM messaging.outbox
                                    WHERE id >= :since AND aggregate_id ~ '^[0-9a-f-]{36}$') published
                    JOIN payments.payment p ON p.order_id = published.id
                   WHERE p.order_id < :orders) p
            LEFT JOIN orders.orders o ON o.id = p.order_id
           WHERE p.status = 'AUTHORISED'
             AND (o.id IS NULL
                  OR o.status = 'REJECTED'
                  OR o.status IN ('CANCELLED', 'EXPIRED')
                     AND coalesce(o.ended_at, o.placed_at) < now() - current_setting('holdfast.settle')::interval
                  OR o.total_cents <> p.amount_cents
                  OR o.currency <> p.currency
                  OR o.status = 'PLACED' AND EXISTS (
                     SELECT FROM messaging.inbox i WHERE i.consumer = 'orders' AND i.event_id = p.event_id))""");

  private static final SqlCheck AUTHORISATION_USED_ONCE =
      new SqlCheck(
          "I6",
          "SELECT count(*) FROM payments.payment WHERE status IN ({covering}) AND order_id >= :orders"
              .replace("{covering}", SqlLiterals.of(PaymentStatus.covering())),
          """
          SELECT format('authorisation %s pays for %s orders', authorisation_id, count(*))
            FROM payments.payment
           WHERE status IN ({covering}) AND order_id >= :orders
           GROUP BY authorisation_id HAVING count(*) > 1"""
              .replace("{covering}", SqlLiterals.of(PaymentStatus.covering())));

  private static final SqlCheck CHANGE_HAS_EVENT =
      new SqlCheck(
          "I7",
          """
          SELECT (SELECT count(*) FROM orders.orders WHERE id >= :orders)
               + (SELECT count(*) FROM payments.payment WHERE order_id >= :orders)""",
          """
          SELECT format('order %s names event %s, which the outbox does not have', r.id, r.event_id)
            FROM orders.orders r
           WHERE r.id >= :orders AND r.event_id >= :since
             AND NOT EXISTS (SELECT FROM messaging.outbox o WHERE o.id = r.event_id AND o.id >= :since)
          UNION ALL
          SELECT format('payment of order %s names event %s, which the outbox does not have', p.order_id, p.event_id)
            FROM payments.payment p
           WHERE p.order_id >= :orders AND p.event_id >= :since
             AND NOT EXISTS (SELECT FROM messaging.outbox o WHERE o.id = p.event_id AND o.id >= :since)""");

  private static final SqlCheck STATUS_WAS_PUBLISHED_ONCE =
      new SqlCheck(
          "I7",
          "SELECT count(*) FROM messaging.outbox WHERE id >= :since",
          """
          WITH published AS (
            SELECT aggregate_id,
                   count(*) FILTER (WHERE type = {order.PLACED}) AS placed,
                   count(*) FILTER (WHERE type = {order.REJECTED}) AS rejected,
                   count(*) FILTER (WHERE type = {order.CONFIRMED}) AS confirmed,
                   count(*) FILTER (WHERE type IN ({order.CANCELLED}, {order.EXPIRED})) AS ended,
                   count(*) FILTER (WHERE type IN ({payment.AUTHORISED}, {payment.DECLINED})) AS paid
              FROM messaging.outbox
             WHERE id >= :reach AND stream IN ('holdfast.orders', 'holdfast.payments')
             GROUP BY aggregate_id)
          SELECT format('order %s is %s; published: placed %s times, rejected %s, confirmed %s, ended %s, payment decided %s',
                        coalesce(r.id::text, t.aggregate_id), coalesce(r.status, 'unknown'),
                        coalesce(t.placed, 0), coalesce(t.rejected, 0), coalesce(t.confirmed, 0), coalesce(t.ended, 0), coalesce(t.paid, 0))
            FROM (SELECT * FROM orders.orders WHERE id >= greatest(:orders, :since)) r
            FULL JOIN published t ON t.aggregate_id = r.id::text
           WHERE t.placed + t.rejected > 1 OR t.confirmed > 1 OR t.ended > 1 OR t.paid > 1
              OR r.id IS NULL AND t.placed + t.confirmed + t.ended > 0
                 AND NOT EXISTS (SELECT FROM orders.orders x WHERE x.id = t.aggregate_id::uuid)
              OR r.status IN ({paid}) AND coalesce(t.confirmed, 0) = 0
              OR r.status = 'REJECTED' AND coalesce(t.rejected, 0) = 0
              OR r.status = 'PENDING' AND t.placed + t.rejected > 0
              OR r.status IN ('CANCELLED', 'EXPIRED') AND coalesce(t.ended, 0) = 0"""
              .replace("{paid}", SqlLiterals.of(OrderStatus.paid())));

  private static final SqlCheck EVENT_WAS_APPLIED =
      new SqlCheck(
          "I8",
          """
          SELECT count(*) FROM messaging.outbox
           WHERE id >= :since
             AND type IN ({order.PLACED}, {order.CANCELLED}, {order.EXPIRED}, {order.CONFIRMED},
                          {order.UNITS_CANCELLED}, {payment.AUTHORISED}, {payment.DECLINED})""",
          """
          SELECT format('event %s (%s of %s) was sent at %s and not applied by %s',
                        o.id, o.type, o.aggregate_id, o.sent_at, c.consumer)
            FROM messaging.outbox o
            JOIN (VALUES ({order.PLACED}, 'payments'), ({order.CANCELLED}, 'payments'), ({order.EXPIRED}, 'payments'),
                         ({order.CONFIRMED}, 'fulfilment'), ({order.CANCELLED}, 'fulfilment'),
                         ({order.UNITS_CANCELLED}, 'fulfilment'),
                         ({payment.AUTHORISED}, 'orders'), ({payment.DECLINED}, 'orders'))
                 AS c (type, consumer) USING (type)
           WHERE o.id >= :since AND o.status = 'SENT'
             AND o.sent_at < now() - current_setting('holdfast.settle')::interval
             AND NOT EXISTS (SELECT FROM messaging.inbox i WHERE i.consumer = c.consumer AND i.event_id = o.id AND i.event_id >= :since)""");

  /**
   * The payment is written in the transaction that writes the inbox row; an order that ended before
   * its payment was requested has none, nor has one whose declined payment is tried again.
   */
  private static final SqlCheck APPLIED_EVENT_EXISTS =
      new SqlCheck(
          "I8",
          "SELECT count(*) FROM messaging.inbox WHERE event_id >= :since",
          """
          SELECT format('%s applied event %s, which the outbox does not have', i.consumer, i.event_id)
            FROM messaging.inbox i
           WHERE i.event_id >= :since AND i.consumer IN ('payments', 'orders', 'fulfilment')
             AND NOT EXISTS (SELECT FROM messaging.outbox o WHERE o.id = i.event_id AND o.id >= :since)
          UNION ALL
          SELECT format('payments applied event %s of order %s and left no payment', o.id, o.aggregate_id)
            FROM messaging.outbox o JOIN messaging.inbox i ON i.consumer = 'payments' AND i.event_id = o.id
            JOIN orders.orders r
              ON r.id = CASE WHEN o.type = {order.PLACED} THEN o.aggregate_id::uuid END
           WHERE o.id >= :since AND i.event_id >= :since AND r.status NOT IN ('CANCELLED', 'EXPIRED')
             AND NOT EXISTS (SELECT FROM payments.payment p WHERE p.order_id = r.id)
             AND NOT EXISTS (SELECT FROM payments.operation a
                              WHERE a.order_id = r.id AND a.kind = 'AUTHORISE' AND a.state = 'PENDING')""");

  /** Keys live for 24 hours; an order younger than 23 must still have its own. */
  private static final SqlCheck ONE_ORDER_PER_KEY =
      new SqlCheck(
          "I9",
          """
          SELECT (SELECT count(*) FROM orders.idempotency_key)
               + (SELECT count(*) FROM orders.orders WHERE id >= messaging.id_at(now() - interval '24 hours')
                   AND placed_at > now() - interval '23 hours')""",
          """
          SELECT format('order %s has no idempotency key', r.id)
            FROM orders.orders r
           WHERE r.id >= messaging.id_at(now() - interval '24 hours')
             AND r.placed_at > now() - interval '23 hours'
             AND NOT EXISTS (SELECT FROM orders.idempotency_key k WHERE k.order_id = r.id)
          UNION ALL
          SELECT format('order %s has %s idempotency keys', order_id, count(*))
            FROM orders.idempotency_key WHERE status < 300 GROUP BY order_id HAVING count(*) > 1
          UNION ALL
          SELECT format('key %s answers %s for order %s, which does not exist', k.key, k.status, k.order_id)
            FROM orders.idempotency_key k
           WHERE k.status < 300 AND k.created_at > now() - interval '24 hours'
             AND NOT EXISTS (SELECT FROM orders.orders r WHERE r.id = k.order_id
                                AND r.id >= messaging.id_at(now() - interval '25 hours'))""");

  private static final SqlCheck LINES_FULLY_ALLOCATED =
      new SqlCheck(
          "I10",
          "SELECT count(*) FROM orders.order_line WHERE order_id >= :orders",
          """
          SELECT format('order %s line %s asks for %s of %s and has %s',
                        l.order_id, l.line_no, l.quantity, l.sku, coalesce(sum(a.quantity), 0))
            FROM orders.order_line l
            LEFT JOIN orders.orders r ON r.id = l.order_id AND r.id >= :orders
            LEFT JOIN orders.allocation a ON a.order_id = l.order_id AND a.line_no = l.line_no
                 AND a.order_id >= :orders
           WHERE l.order_id >= :orders AND r.status IS DISTINCT FROM 'REJECTED'
           GROUP BY l.order_id, l.line_no
          HAVING coalesce(sum(a.quantity), 0) <> l.quantity OR bool_and(r.id IS NULL)""");

  private static final SqlCheck BUNDLES_ARE_IN_THE_LINES =
      new SqlCheck(
          "I10",
          "SELECT count(*) FROM orders.bundle_line WHERE order_id >= :orders",
          """
          SELECT format('order %s has %s of %s, and its bundles need %s',
                        need.order_id, coalesce(l.quantity, 0), need.sku, need.units)
            FROM (SELECT b.order_id, p.sku, sum(b.quantity * p.quantity) AS units
                    FROM orders.bundle_line b
                   CROSS JOIN jsonb_to_recordset(b.parts::jsonb) AS p (sku text, quantity integer)
                   WHERE b.order_id >= :orders GROUP BY b.order_id, p.sku) need
            LEFT JOIN orders.order_line l ON l.order_id = need.order_id AND l.sku = need.sku
                 AND l.order_id >= :orders
           WHERE coalesce(l.quantity, 0) < need.units""");

  /** After a restart the time to pay runs again in full, so an order may be late by that much. */
  private static final SqlCheck NOT_OVERDUE =
      new SqlCheck(
          "I11",
          "SELECT count(*) FROM orders.orders WHERE status = 'PLACED'",
          """
          SELECT format('order %s still waits for its payment, due at %s', o.id, t.due_at)
            FROM orders.orders o JOIN payments.payment_token t ON t.order_id = o.id
           WHERE o.status = 'PLACED'
             AND t.due_at + t.time_to_pay < now() - current_setting('holdfast.settle')::interval
          UNION ALL
          SELECT format('order %s waits for a payment that nobody will ask for', o.id)
            FROM orders.orders o
           WHERE o.status = 'PLACED'
             AND NOT EXISTS (SELECT FROM payments.payment_token t WHERE t.order_id = o.id)
             AND NOT EXISTS (SELECT FROM payments.payment p WHERE p.order_id = o.id)
          UNION ALL
          SELECT format('order %s is %s, and whether money is held for it is not yet known', o.id, o.status)
            FROM payments.payment_token t JOIN orders.orders o ON o.id = t.order_id
           WHERE t.ended AND o.ended_at < now() - current_setting('holdfast.settle')::interval""");

  /** An order may end long after its payment: the time counts from the later of the two. */
  private static final SqlCheck VOIDED_IN_TIME =
      new SqlCheck(
          "I11",
          "SELECT count(*) FROM payments.payment WHERE status = 'VOID_DUE'",
          """
          SELECT format('authorisation %s of order %s, decided at %s, is not yet voided',
                        p.authorisation_id, p.order_id, p.decided_at)
            FROM payments.payment p LEFT JOIN orders.orders o ON o.id = p.order_id
           WHERE p.status = 'VOID_DUE'
             AND greatest(p.decided_at, o.ended_at) < now() - current_setting('holdfast.settle')::interval""");

  private static final List<SqlCheck> OWN =
      List.of(
          MONEY_BELONGS_TO_AN_ORDER,
          AUTHORISATION_USED_ONCE,
          CHANGE_HAS_EVENT,
          STATUS_WAS_PUBLISHED_ONCE,
          SharedChecks.DELIVERED,
          EVENT_WAS_APPLIED,
          APPLIED_EVENT_EXISTS,
          ONE_ORDER_PER_KEY,
          LINES_FULLY_ALLOCATED,
          BUNDLES_ARE_IN_THE_LINES,
          NOT_OVERDUE,
          VOIDED_IN_TIME,
          SharedChecks.NOTHING_IN_DOUBT);

  /** All of them. */
  public static final List<SqlCheck> ALL =
      Stream.of(OWN, SagaChecks.ALL, ShipmentChecks.ALL, NotificationChecks.ALL)
          .flatMap(List::stream)
          .toList();

  private HubChecks() {}
}
