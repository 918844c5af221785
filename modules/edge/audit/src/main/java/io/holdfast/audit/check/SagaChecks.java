package io.holdfast.audit.check;

import java.util.List;

/** Rules of sagas within the hub. */
final class SagaChecks {
  /** After a restart the time to answer runs again in full, so a saga may be late by that much. */
  private static final SqlCheck ENDS_IN_TIME =
      new SqlCheck(
          "I11",
          "SELECT count(*) FROM orders.orders WHERE status = 'PENDING'",
          """
          SELECT format('order %s is PENDING, and its warehouses had to answer by %s', o.id, s.due_at)
            FROM orders.saga s JOIN orders.orders o ON o.id = s.order_id
           WHERE s.due_at + greatest(s.due_at - o.placed_at, interval '0')
                 < now() - current_setting('holdfast.settle')::interval
          UNION ALL
          SELECT format('order %s is PENDING, and no saga is under way for it', o.id)
            FROM orders.orders o
           WHERE o.status = 'PENDING'
             AND NOT EXISTS (SELECT FROM orders.saga s WHERE s.order_id = o.id AND s.due_at IS NOT NULL)
          UNION ALL
          SELECT format('the saga of order %s is under way, and the order is %s', s.order_id, coalesce(o.status, 'unknown'))
            FROM orders.saga s LEFT JOIN orders.orders o ON o.id = s.order_id
           WHERE s.due_at IS NOT NULL AND o.status IS DISTINCT FROM 'PENDING'""");

  private static final SqlCheck RELEASED_IN_TIME =
      new SqlCheck(
          "I11",
          "SELECT count(*) FROM orders.saga_step WHERE release_asked_at IS NOT NULL AND released_at IS NULL",
          """
          SELECT format('%s was asked at %s to release order %s and has not answered', warehouse, release_asked_at, order_id)
            FROM orders.saga_step
           WHERE release_asked_at < now() - current_setting('holdfast.settle')::interval AND released_at IS NULL""");

  /** A placed order has all of its warehouses, and none that gave up. */
  private static final SqlCheck PLACED_WHEN_ALL_RESERVED =
      new SqlCheck(
          "I10",
          "SELECT count(*) FROM orders.saga_step WHERE order_id >= :orders",
          """
          SELECT format('order %s is %s, and %s, which is to reserve a part of it, is %s',
                        o.id, o.status, a.warehouse, coalesce(t.state, 'not asked'))
            FROM orders.orders o
            JOIN orders.allocation a ON a.order_id = o.id AND a.order_id >= :orders
            LEFT JOIN orders.saga_step t ON t.order_id = o.id AND t.warehouse = a.warehouse
           WHERE o.id >= :orders AND o.placement = 'SAGA'
             AND o.status NOT IN ('PENDING', 'REJECTED', 'CANCELLED')
             AND (t.state IS DISTINCT FROM 'RESERVED' OR t.release_asked_at IS NOT NULL)""");

  /** In the order of their invariants. */
  static final List<SqlCheck> ALL =
      List.of(PLACED_WHEN_ALL_RESERVED, ENDS_IN_TIME, RELEASED_IN_TIME);

  private SagaChecks() {}
}
