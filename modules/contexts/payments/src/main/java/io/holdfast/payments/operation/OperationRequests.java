package io.holdfast.payments.operation;

import io.holdfast.batching.Lane;
import io.holdfast.batching.LaneLimits;
import io.holdfast.batching.LaneState;
import io.holdfast.messaging.HubDatabase;
import io.holdfast.payments.record.OperationSignal;
import io.holdfast.platform.ServerThreads;
import io.holdfast.platform.SqlRows;
import io.holdfast.platform.Transactions;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Writes the operations that events ask for, before anything is called: an inbox row and the
 * operation's row in one transaction. One that would exceed what was authorised is written as
 * FAILED and never called for.
 */
@Singleton
public final class OperationRequests {
  /** Work whose message no longer waits is dropped; the message is redelivered. */
  private static final LaneLimits LIMITS =
      new LaneLimits(1024, 256, 5, Duration.ofMillis(10)).droppingAfter(Duration.ofSeconds(20));

  private static final String CONSUMER = "payments";

  private static final String REQUEST =
      """
      WITH asked AS (
        SELECT DISTINCT ON (event) * FROM unnest(?::uuid[], ?::uuid[], ?::text[], ?::uuid[], ?::int8[], ?::text[])
          AS a (event, order_id, type, cause_id, amount, currency)),
      received AS (
        INSERT INTO messaging.inbox (consumer, event_id) SELECT ?, event FROM asked
        ON CONFLICT DO NOTHING RETURNING event_id),
      fresh AS MATERIALIZED (SELECT a.* FROM asked a JOIN received r ON r.event_id = a.event),
      next AS (
        SELECT p.order_id, p.status, p.amount_cents AS amount, p.captured_minor AS captured,
          p.refunded_minor AS refunded, p.cancelled_minor + c.more AS cancelled
        FROM (SELECT order_id, sum(amount)::bigint AS more FROM fresh WHERE type = 'CANCEL' GROUP BY order_id) c
        JOIN payments.payment p ON p.order_id = c.order_id),
      settled AS (
        UPDATE payments.payment p SET cancelled_minor = n.cancelled, version = p.version + 1, status = %s
        FROM next n WHERE p.order_id = n.order_id
        RETURNING p.order_id, p.currency, p.amount_cents, p.captured_minor, p.cancelled_minor,
          p.reason IS NOT DISTINCT FROM '%s' AS lapsed),
      rest AS (%s),
      captures AS (
        SELECT f.*, sum(f.amount) OVER (PARTITION BY f.order_id ORDER BY f.cause_id) + coalesce(
          (SELECT sum(o.amount_minor) FROM payments.operation o
            WHERE o.order_id = f.order_id AND o.kind = 'CAPTURE' AND o.state <> 'FAILED'), 0) AS total
        FROM fresh f WHERE f.type = 'CAPTURE' AND NOT EXISTS (SELECT FROM payments.operation o
          WHERE o.order_id = f.order_id AND o.kind = 'CAPTURE' AND o.cause_id = f.cause_id)),
      captured AS (
        INSERT INTO payments.operation (order_id, kind, cause, cause_id, amount_minor, currency, state, last_error)
        SELECT c.order_id, 'CAPTURE', 'SHIPMENT', c.cause_id, c.amount, c.currency,
          CASE WHEN fits THEN 'PENDING' ELSE 'FAILED' END,
          CASE WHEN NOT fits THEN 'exceeds what is authorised' END
        FROM captures c LEFT JOIN payments.payment p ON p.order_id = c.order_id
        CROSS JOIN LATERAL (SELECT p.currency IS NOT DISTINCT FROM c.currency
          AND (c.amount = 0 OR p.status IN ('AUTHORISED', 'PARTLY_CAPTURED'))
          AND c.total <= p.amount_cents - p.cancelled_minor AS fits) f
        ON CONFLICT DO NOTHING)
      INSERT INTO payments.operation (order_id, kind, cause, cause_id, amount_minor, currency)
      SELECT order_id, 'REFUND', CASE type WHEN 'REFUND_LOST' THEN 'LOST' ELSE 'RETURN' END, cause_id, amount, currency
      FROM fresh WHERE type IN ('REFUND_RETURN', 'REFUND_LOST')
      ON CONFLICT DO NOTHING"""
          .formatted(PaymentBalance.STATUS, PaymentBalance.LAPSED, PaymentBalance.VOID_REST);

  private final HubDatabase hub;
  private final Transactions transactions;
  private final OperationSignal signal;
  private final Lane<OperationRequest, Boolean> lane;

  @Inject
  public OperationRequests(
      HubDatabase hub, Transactions transactions, ServerThreads threads, OperationSignal signal) {
    this.hub = hub;
    this.transactions = transactions;
    this.signal = signal;
    this.lane =
        new Lane<>("payment-requests", LIMITS, this::write, threads.factory(), threads.executor());
  }

  /**
   * Writes what the event asks for, batched with others that wait.
   *
   * @return completes when it is durable; a repetition changes nothing
   * @throws io.holdfast.kernel.UnavailableException immediately, if the queue is full
   */
  public CompletableFuture<Boolean> add(OperationRequest request) {
    return lane.submit(request);
  }

  /** Current state of its lane. */
  public LaneState lane() {
    return lane.state();
  }

  private List<Boolean> write(List<OperationRequest> batch) {
    SqlRows rows = new SqlRows("uuid", "uuid", "text", "uuid", "int8", "text");
    for (OperationRequest one : batch) {
      rows.add(
          one.event(),
          one.order().value(),
          one.type().name(),
          one.cause(),
          one.amount().minorUnits(),
          one.amount().currency());
    }
    Object[] orders = batch.stream().map(one -> one.order().value()).distinct().toArray();
    transactions.run(
        () -> {
          try (Connection connection = hub.xa().getConnection()) {
            PaymentBalance.lock(connection, orders);
            write(connection, rows);
          }
          transactions.afterCommit(signal::due);
          return null;
        });
    return Collections.nCopies(batch.size(), true);
  }

  private static void write(Connection connection, SqlRows rows) throws SQLException {
    try (PreparedStatement request = connection.prepareStatement(REQUEST)) {
      request.setString(rows.bind(connection, request, 1), CONSUMER);
      request.executeUpdate();
    }
  }

  /** Closes the lane; waiting requests fail and their messages are redelivered. */
  @PreDestroy
  public void close() {
    lane.close();
  }
}
