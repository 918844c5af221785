package io.holdfast.payments.operation;

import io.holdfast.kernel.DomainEvent;
import io.holdfast.kernel.OrderId;
import io.holdfast.payments.PaymentOperation.Kind;
import io.holdfast.payments.operation.OperationOutcome.Succeeded;
import io.holdfast.platform.SqlRows;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Completes operations and the balances of their payments. */
final class SuccessTable {
  /** A callback may complete what the provider refused before: it knows best. */
  private static final String RECORD =
      """
      WITH done AS (
        UPDATE payments.operation o SET state = 'SUCCEEDED', provider_reference = r.reference,
          completed_at = clock_timestamp(), last_error = NULL
        FROM (SELECT DISTINCT ON (order_id, kind, cause_id) *
          FROM unnest(?::uuid[], ?::text[], ?::uuid[], ?::text[]) AS r (order_id, kind, cause_id, reference)) r
        WHERE o.order_id = r.order_id AND o.kind = r.kind AND o.cause_id = r.cause_id
          AND o.state IN ('PENDING', 'FAILED')
        RETURNING o.order_id, o.kind, o.cause, o.cause_id, o.amount_minor, o.currency),
      sums AS (
        SELECT order_id, coalesce(sum(amount_minor) FILTER (WHERE kind = 'CAPTURE'), 0)::bigint AS captured,
          coalesce(sum(amount_minor) FILTER (WHERE kind = 'REFUND'), 0)::bigint AS refunded,
          bool_or(kind = 'VOID') AS voided
        FROM done GROUP BY order_id),
      next AS (
        SELECT p.order_id, p.status, p.amount_cents AS amount, p.cancelled_minor AS cancelled, s.voided,
          p.captured_minor + s.captured AS captured, p.refunded_minor + s.refunded AS refunded
        FROM sums s JOIN payments.payment p ON p.order_id = s.order_id),
      settled AS (
        UPDATE payments.payment p SET captured_minor = n.captured, refunded_minor = n.refunded,
          version = p.version + 1,
          voided_at = CASE WHEN n.voided AND n.status = 'VOID_DUE' THEN clock_timestamp() ELSE p.voided_at END,
          status = CASE WHEN n.voided AND n.status = 'VOID_DUE' THEN 'VOIDED' ELSE %s END
        FROM next n WHERE p.order_id = n.order_id
        RETURNING p.order_id, p.currency, p.amount_cents, p.captured_minor, p.cancelled_minor, p.version,
          p.authorisation_id, p.reason IS NOT DISTINCT FROM '%s' AS lapsed),
      rest AS (%s),
      woken AS (
        UPDATE payments.operation o SET next_attempt_at = clock_timestamp() FROM sums s
        WHERE o.order_id = s.order_id AND o.kind = 'REFUND' AND o.state = 'PENDING' AND o.attempts = 0
          AND s.captured > 0)
      SELECT d.order_id, d.kind, d.cause_id, d.cause, d.amount_minor, d.currency, p.version, p.authorisation_id
      FROM done d JOIN settled p ON p.order_id = d.order_id ORDER BY d.order_id, d.kind, d.cause_id"""
          .formatted(PaymentBalance.STATUS, PaymentBalance.LAPSED, PaymentBalance.VOID_REST);

  /** What a batch changed. */
  record Recorded(List<OperationId> operations, List<DomainEvent> events) {}

  private SuccessTable() {}

  /** Records successes in the running transaction; those recorded before are left out. */
  static Recorded record(Connection hub, List<Succeeded> succeeded) throws SQLException {
    PaymentBalance.lock(
        hub, succeeded.stream().map(one -> one.id().order().value()).distinct().toArray());
    SqlRows rows = new SqlRows("uuid", "text", "uuid", "text");
    for (Succeeded one : succeeded) {
      OperationId id = one.id();
      rows.add(id.order().value(), id.kind().name(), id.cause(), one.reference());
    }
    List<OperationId> operations = new ArrayList<>();
    List<DomainEvent> events = new ArrayList<>();
    try (PreparedStatement update = hub.prepareStatement(RECORD)) {
      rows.bind(hub, update, 1);
      try (ResultSet row = update.executeQuery()) {
        while (row.next()) {
          OperationId id = id(row);
          operations.add(id);
          events.add(OperationEvents.of(id, row));
        }
      }
    }
    return new Recorded(operations, events);
  }

  private static OperationId id(ResultSet row) throws SQLException {
    return new OperationId(
        new OrderId(row.getObject(1, UUID.class)),
        Kind.valueOf(row.getString(2)),
        row.getObject(3, UUID.class));
  }
}
