package io.holdfast.audit.check;

import io.holdfast.kernel.OrderStatus;
import io.holdfast.kernel.SqlLiterals;
import java.util.EnumSet;
import java.util.List;

/** Rules for captures, voids and refunds, to the minor unit. */
public final class MoneyChecks {
  /** Payments of the orders in scope, and of older ones of which an event was published since. */
  private static final String PAYMENTS =
      """
      (SELECT * FROM payments.payment WHERE order_id >= :orders
       UNION ALL
       SELECT p.* FROM (SELECT DISTINCT aggregate_id::uuid AS id FROM messaging.outbox
                         WHERE id >= :since AND stream = 'holdfast.payments'
                           AND aggregate_id ~ '^[0-9a-f-]{36}$') published
         JOIN payments.payment p ON p.order_id = published.id WHERE p.order_id < :orders) p""";

  private static final SqlCheck BALANCE_EQUALS_OPERATIONS =
      new SqlCheck(
          "I6",
          "SELECT count(*) FROM payments.operation WHERE order_id >= :orders",
          """
          SELECT format('payment of order %%s is %%s: of %%s authorised %%s captured, %%s cancelled, %%s refunded;'
                        || ' operations: %%s captured, %%s requested, %%s voided, %%s refunded',
                        p.order_id, p.status, p.amount_cents, p.captured_minor, p.cancelled_minor, p.refunded_minor,
                        o.captured, o.requested, o.voided, o.refunded)
            FROM %s
            CROSS JOIN LATERAL (
              SELECT coalesce(sum(amount_minor) FILTER (WHERE kind = 'CAPTURE' AND state = 'SUCCEEDED'), 0) AS captured,
                     coalesce(sum(amount_minor) FILTER (WHERE kind = 'CAPTURE' AND state <> 'FAILED'), 0) AS requested,
                     coalesce(sum(amount_minor) FILTER (WHERE kind = 'VOID' AND state = 'SUCCEEDED'), 0) AS voided,
                     coalesce(sum(amount_minor) FILTER (WHERE kind = 'REFUND' AND state = 'SUCCEEDED'), 0) AS refunded,
                     coalesce(bool_or(kind = 'VOID'), false) AS void_asked
                FROM payments.operation WHERE order_id = p.order_id) o
           WHERE p.captured_minor <> o.captured
              OR p.refunded_minor <> o.refunded
              OR o.requested + p.cancelled_minor > p.amount_cents
              OR o.voided > 0 AND o.captured + o.voided <> p.amount_cents
              OR p.status = 'VOIDED' AND p.reason IS DISTINCT FROM 'lapsed' AND o.voided <> p.amount_cents
              OR p.status IN ('CAPTURED', 'PARTLY_REFUNDED', 'REFUNDED')
                 AND (p.captured_minor + p.cancelled_minor <> p.amount_cents
                      OR p.cancelled_minor > 0 AND NOT o.void_asked AND p.reason IS DISTINCT FROM 'lapsed')"""
              .formatted(PAYMENTS));

  private static final SqlCheck CAPTURED_MONEY_BELONGS_TO_A_SHIPPED_ORDER =
      new SqlCheck(
          "I6",
          "SELECT count(*) FROM payments.payment WHERE captured_minor > 0 AND order_id >= :orders",
          """
          SELECT format('%%s %%s captured of order %%s, which is %%s',
                        p.captured_minor, p.currency, p.order_id, coalesce(o.status, 'unknown'))
            FROM %s LEFT JOIN orders.orders o ON o.id = p.order_id
           WHERE p.captured_minor > 0 AND (o.id IS NULL OR o.status NOT IN (%s))"""
              .formatted(
                  PAYMENTS,
                  SqlLiterals.of(
                      EnumSet.of(
                          OrderStatus.PARTLY_SHIPPED,
                          OrderStatus.SHIPPED,
                          OrderStatus.COMPLETED,
                          OrderStatus.RETURNED))));

  /** A shipment's id carries the time of its order. */
  private static final SqlCheck EACH_DISPATCH_IS_CAPTURED_ONCE =
      new SqlCheck(
          "I6",
          "SELECT count(*) FROM fulfilment.shipment WHERE id >= :orders",
          """
          SELECT format('shipment %s of order %s is %s and costs %s; captured for it: %s',
                        s.id, s.order_id, s.status, s.amount_minor, coalesce(c.amount_minor::text, 'nothing'))
            FROM (SELECT * FROM fulfilment.shipment WHERE id >= :orders
                  UNION ALL
                  SELECT s.* FROM (SELECT DISTINCT aggregate_id::uuid AS id FROM messaging.outbox
                                    WHERE id >= :since AND stream = 'holdfast.shipments'
                                      AND aggregate_id ~ '^[0-9a-f-]{36}$') published
                    JOIN fulfilment.shipment s ON s.id = published.id WHERE s.id < :orders) s
            LEFT JOIN payments.operation c ON c.order_id = s.order_id AND c.kind = 'CAPTURE' AND c.cause_id = s.id
           WHERE c.amount_minor <> s.amount_minor
              OR s.status IN ('DISPATCHED', 'DELIVERED', 'LOST') AND c.order_id IS NULL
                 AND s.dispatched_at < now() - current_setting('holdfast.settle')::interval
              OR s.status NOT IN ('DISPATCHED', 'DELIVERED', 'LOST') AND c.order_id IS NOT NULL
          UNION ALL
          SELECT format('%s captured for shipment %s of order %s, which does not exist',
                        c.amount_minor, c.cause_id, c.order_id)
            FROM payments.operation c
           WHERE c.order_id >= :orders AND c.kind = 'CAPTURE'
             AND NOT EXISTS (SELECT FROM fulfilment.shipment s WHERE s.id = c.cause_id)""");

  private static final SqlCheck OPERATION_WAS_PUBLISHED_ONCE =
      new SqlCheck(
          "I7",
          "SELECT count(*) FROM payments.operation WHERE order_id >= greatest(:orders, :since)",
          """
          SELECT format('order %s: %s captures, %s refunds and %s voids done; published: %s, %s and %s',
                        o.order_id, o.captures, o.refunds, o.voids,
                        coalesce(e.captures, 0), coalesce(e.refunds, 0), coalesce(e.voids, 0))
            FROM (SELECT order_id, count(*) FILTER (WHERE kind = 'CAPTURE') AS captures,
                         count(*) FILTER (WHERE kind = 'REFUND') AS refunds,
                         count(*) FILTER (WHERE kind = 'VOID') AS voids
                    FROM payments.operation
                   WHERE order_id >= greatest(:orders, :since) AND state = 'SUCCEEDED' AND kind <> 'AUTHORISE'
                   GROUP BY order_id) o
            LEFT JOIN (SELECT aggregate_id, count(*) FILTER (WHERE type = {payment.CAPTURED}) AS captures,
                              count(*) FILTER (WHERE type = {payment.REFUNDED}) AS refunds,
                              count(*) FILTER (WHERE type = {payment.VOIDED}) AS voids
                         FROM messaging.outbox WHERE id >= :reach AND stream = 'holdfast.payments'
                        GROUP BY aggregate_id) e ON e.aggregate_id = o.order_id::text
           WHERE (o.captures, o.refunds, o.voids)
                 IS DISTINCT FROM (coalesce(e.captures, 0), coalesce(e.refunds, 0), coalesce(e.voids, 0))""");

  private static final SqlCheck EVENT_WAS_APPLIED =
      new SqlCheck(
          "I8",
          """
          SELECT count(*) FROM messaging.outbox
           WHERE id >= :since AND type IN ({shipment.DISPATCHED}, {shipment.LOST}, {order.UNITS_CANCELLED},
                                           {return.RECEIVED})""",
          """
          SELECT format('event %s (%s of %s) was sent at %s and not applied by payments',
                        o.id, o.type, o.aggregate_id, o.sent_at)
            FROM messaging.outbox o
           WHERE o.id >= :since AND o.status = 'SENT'
             AND o.type IN ({shipment.DISPATCHED}, {shipment.LOST}, {order.UNITS_CANCELLED}, {return.RECEIVED})
             AND o.sent_at < now() - current_setting('holdfast.settle')::interval
             AND NOT EXISTS (SELECT FROM messaging.inbox i
                              WHERE i.consumer = 'payments' AND i.event_id = o.id AND i.event_id >= :since)""");

  /**
   * What the provider refused waits for a person. A declined payment that is tried again is not
   * stuck: it ends with the grace period, or with its order.
   */
  private static final SqlCheck NOTHING_STUCK =
      new SqlCheck(
          "I11",
          "SELECT count(*) FROM payments.operation WHERE state IN ('PENDING', 'FAILED')",
          """
          SELECT format('%s of %s %s for order %s (%s %s) was refused: %s',
                        kind, amount_minor, currency, order_id, cause, cause_id, last_error)
            FROM payments.operation WHERE state = 'FAILED'
          UNION ALL
          SELECT format('%s of %s %s for order %s (%s %s), requested at %s, is not done after %s attempts: %s',
                        kind, amount_minor, currency, order_id, cause, cause_id, requested_at, attempts,
                        coalesce(last_error, 'not tried'))
            FROM payments.operation
           WHERE state = 'PENDING' AND kind <> 'AUTHORISE'
             AND requested_at < now() - current_setting('holdfast.settle')::interval""");

  /** In the order of their invariants. */
  public static final List<SqlCheck> ALL =
      List.of(
          BALANCE_EQUALS_OPERATIONS,
          CAPTURED_MONEY_BELONGS_TO_A_SHIPPED_ORDER,
          EACH_DISPATCH_IS_CAPTURED_ONCE,
          OPERATION_WAS_PUBLISHED_ONCE,
          EVENT_WAS_APPLIED,
          NOTHING_STUCK);

  private MoneyChecks() {}
}
