package io.holdfast.payments.operation;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** What the statements share that change what became of an authorised amount. */
final class PaymentBalance {
  /**
   * The status that follows from a payment's amounts, of a row {@code n}. As long as part of the
   * authorisation is open, more captures may follow, whatever was refunded.
   */
  static final String STATUS =
      """
      CASE WHEN n.status NOT IN ('AUTHORISED', 'PARTLY_CAPTURED', 'CAPTURED', 'PARTLY_REFUNDED') THEN n.status
           WHEN n.captured = 0 AND n.cancelled > 0 AND n.cancelled = n.amount THEN 'VOID_DUE'
           WHEN n.captured + n.cancelled < n.amount
             THEN CASE WHEN n.captured = 0 THEN n.status ELSE 'PARTLY_CAPTURED' END
           WHEN n.refunded = 0 THEN 'CAPTURED'
           WHEN n.refunded < n.captured THEN 'PARTLY_REFUNDED'
           ELSE 'REFUNDED' END""";

  /**
   * Requests that the rest of an authorisation is voided, once all that is to be captured of it is;
   * of rows {@code settled}. What has lapsed needs no void.
   */
  static final String VOID_REST =
      """
      INSERT INTO payments.operation (order_id, kind, cause, cause_id, amount_minor, currency)
      SELECT order_id, 'VOID', 'ORDER', order_id, cancelled_minor, currency FROM settled
      WHERE cancelled_minor > 0 AND captured_minor + cancelled_minor = amount_cents AND NOT lapsed
      ON CONFLICT DO NOTHING""";

  /** Reason of a payment whose authorisation no longer holds at the provider. */
  static final String LAPSED = "lapsed";

  /** In the order of their ids, so that two batches never wait for each other. */
  private static final String LOCK =
      """
      SELECT count(*) FROM (
        SELECT p.order_id FROM payments.payment p
        JOIN unnest(?::uuid[]) AS o (id) ON p.order_id = o.id ORDER BY p.order_id FOR UPDATE OF p) locked""";

  private PaymentBalance() {}

  /**
   * Locks the payments of some orders, so that the next statement sees all operations of each.
   *
   * @param orders as UUIDs
   */
  static void lock(Connection hub, Object[] orders) throws SQLException {
    try (PreparedStatement lock = hub.prepareStatement(LOCK)) {
      lock.setArray(1, hub.createArrayOf("uuid", orders));
      lock.execute();
    }
  }
}
