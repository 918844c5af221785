package io.holdfast.payments.operation;

import io.holdfast.kernel.Money;
import io.holdfast.kernel.OrderId;
import io.holdfast.messaging.HubDatabase;
import io.holdfast.payments.PaymentOperation.Kind;
import io.holdfast.platform.SqlFailure;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Hands out operations that are due, each to one server at a time. */
@Singleton
public final class DueOperations {
  /**
   * A claim is a lease: until {@code next_attempt_at} no other server gets the operation; after it
   * anyone does, under the same key. A refund is ready when no capture of its order is pending and
   * what was captured covers it and the refunds requested before; until then it waits, and a
   * capture wakes it earlier. The authorisation of an ended order is not asked for under a new key;
   * under a key that was used, it is, since only that tells whether there is something to void.
   */
  private static final String CLAIM =
      """
      WITH due AS MATERIALIZED (
        SELECT order_id, kind, cause_id, amount_minor, requested_at FROM payments.operation
        WHERE state = 'PENDING' AND next_attempt_at <= clock_timestamp()
        ORDER BY next_attempt_at LIMIT ? FOR UPDATE SKIP LOCKED),
      checked AS MATERIALIZED (
        SELECT d.*, p.authorisation_id, CASE d.kind WHEN 'REFUND' THEN
          coalesce(p.captured_minor, 0) >= (
            SELECT coalesce(sum(r.amount_minor), 0) FROM payments.operation r
            WHERE r.order_id = d.order_id AND r.kind = 'REFUND' AND (r.state = 'SUCCEEDED'
              OR r.state = 'PENDING' AND (r.requested_at, r.cause_id) <= (d.requested_at, d.cause_id)))
          AND NOT EXISTS (SELECT FROM payments.operation c
            WHERE c.order_id = d.order_id AND c.kind = 'CAPTURE' AND c.state = 'PENDING')
          ELSE true END AS ready
        FROM due d LEFT JOIN payments.payment p ON p.order_id = d.order_id),
      claimed AS (
        UPDATE payments.operation o SET
          next_attempt_at = clock_timestamp() + CASE WHEN c.ready THEN ?::interval ELSE interval '5 seconds' END,
          attempts = o.attempts + CASE WHEN c.ready THEN 1 ELSE 0 END
        FROM checked c
        WHERE o.order_id = c.order_id AND o.kind = c.kind AND o.cause_id = c.cause_id
        RETURNING o.order_id, o.kind, o.cause_id, o.amount_minor, o.currency, o.attempts, o.declines,
          o.requested_at, c.authorisation_id, c.ready)
      SELECT l.order_id, l.kind, l.cause_id, l.amount_minor, l.currency, l.authorisation_id, l.attempts,
        CASE WHEN NOT t.ended OR l.attempts > 1 THEN t.token END, l.declines, l.requested_at + ?::interval > clock_timestamp(), l.ready
      FROM claimed l LEFT JOIN payments.payment_token t
        ON t.order_id = l.order_id AND l.kind = 'AUTHORISE'""";

  private final HubDatabase hub;
  private final OperationTerms terms;

  @Inject
  public DueOperations(HubDatabase hub, OperationTerms terms) {
    this.hub = hub;
    this.terms = terms;
  }

  /**
   * What was claimed.
   *
   * @param looked how many were due, with refunds that have to wait
   * @param ready those that may be called for
   */
  record Claimed(int looked, List<DueOperation> ready) {}

  /**
   * Claims operations that are due by the database's clock, those that wait longest first.
   *
   * @param limit maximum number
   */
  Claimed claim(int limit) {
    try (Connection connection = hub.plain().getConnection();
        PreparedStatement claim = connection.prepareStatement(CLAIM)) {
      claim.setInt(1, limit);
      claim.setString(2, terms.lease().toString());
      claim.setString(3, terms.retryGrace().toString());
      List<DueOperation> ready = new ArrayList<>();
      int looked = 0;
      try (ResultSet row = claim.executeQuery()) {
        for (; row.next(); looked++) {
          if (row.getBoolean(11)) {
            ready.add(operation(row));
          }
        }
      }
      return new Claimed(looked, ready);
    } catch (SQLException e) {
      throw SqlFailure.of(e);
    }
  }

  private static DueOperation operation(ResultSet row) throws SQLException {
    OperationId id =
        new OperationId(
            new OrderId(row.getObject(1, UUID.class)),
            Kind.valueOf(row.getString(2)),
            row.getObject(3, UUID.class));
    return new DueOperation(
        id,
        new Money(row.getLong(4), row.getString(5)),
        row.getString(6),
        row.getInt(7),
        row.getString(8),
        row.getInt(9),
        row.getBoolean(10));
  }
}
