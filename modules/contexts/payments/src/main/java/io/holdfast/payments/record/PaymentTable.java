package io.holdfast.payments.record;

import io.holdfast.kernel.Money;
import io.holdfast.payments.PaymentDecision.Authorised;
import io.holdfast.payments.PaymentDecision.Declined;
import io.holdfast.platform.SqlRows;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The payment table of the hub: one row per order. */
final class PaymentTable {
  /**
   * A decision deletes the token. If the token is marked or missing, the order has ended: the
   * authorisation came too late and is to be voided.
   */
  private static final String ADD =
      """
      WITH decided AS (SELECT *
        FROM unnest(?::uuid[], ?::text[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::uuid[], ?::timestamptz[])
          AS d (order_id, status, amount_cents, currency, authorisation_id, reason, event_id, authorised_until)),
      forgotten AS (
        DELETE FROM payments.payment_token t USING decided d WHERE t.order_id = d.order_id
        RETURNING t.order_id, t.ended),
      added AS (
      INSERT INTO payments.payment
        (order_id, status, amount_cents, currency, authorisation_id, reason, event_id, authorised_until)
      SELECT order_id,
        CASE WHEN status = 'AUTHORISED' AND order_id NOT IN (SELECT order_id FROM forgotten WHERE NOT ended)
          THEN 'VOID_DUE' ELSE status END,
        amount_cents, currency, authorisation_id, reason, event_id, authorised_until FROM decided
      ON CONFLICT (order_id) DO NOTHING RETURNING order_id, status, amount_cents, currency, event_id),
      too_late AS (
        INSERT INTO payments.operation (order_id, kind, cause, cause_id, amount_minor, currency)
        SELECT order_id, 'VOID', 'ORDER', order_id, amount_cents, currency FROM added WHERE status = 'VOID_DUE'
        ON CONFLICT DO NOTHING)
      SELECT event_id, status = 'VOID_DUE' FROM added""";

  /** Ends the tries of payments that were declined at first. */
  private static final String END_TRIES =
      """
      UPDATE payments.operation o SET state = CASE p.status WHEN 'DECLINED' THEN 'DECLINED' ELSE 'SUCCEEDED' END,
        provider_reference = p.authorisation_id, completed_at = clock_timestamp()
      FROM unnest(?::uuid[]) AS d (order_id) JOIN payments.payment p ON p.order_id = d.order_id
      WHERE o.order_id = d.order_id AND o.kind = 'AUTHORISE' AND o.state = 'PENDING'""";

  /** The order keeps its token. */
  private static final String TRY_AGAIN =
      """
      INSERT INTO payments.operation (order_id, kind, cause, cause_id, amount_minor, currency, declines,
        last_error, next_attempt_at)
      SELECT order_id, 'AUTHORISE', 'ORDER', order_id, amount, currency, 1, reason,
        clock_timestamp() + interval '1 second' * (0.5 + random() / 2)
      FROM unnest(?::uuid[], ?::bigint[], ?::text[], ?::text[]) AS r (order_id, amount, currency, reason)
      WHERE NOT EXISTS (SELECT FROM payments.payment p WHERE p.order_id = r.order_id)
      ON CONFLICT DO NOTHING""";

  /**
   * What was added.
   *
   * @param events the ids whose payment is new
   * @param voidsDue whether one came too late for its order
   */
  record Added(Set<UUID> events, boolean voidsDue) {}

  private PaymentTable() {}

  /**
   * Adds payments.
   *
   * @param payments by the id of the event that will be published for each
   */
  static Added add(Connection hub, Map<UUID, DecidedPayment> payments) throws SQLException {
    SqlRows rows =
        new SqlRows("uuid", "text", "int8", "text", "text", "text", "uuid", "timestamptz");
    payments.forEach((event, payment) -> addRow(rows, event, payment));
    Set<UUID> fresh = new HashSet<>();
    boolean voidsDue = false;
    try (PreparedStatement insert = hub.prepareStatement(ADD)) {
      rows.bind(hub, insert, 1);
      try (ResultSet added = insert.executeQuery()) {
        while (added.next()) {
          fresh.add(added.getObject(1, UUID.class));
          voidsDue |= added.getBoolean(2);
        }
      }
    }
    return new Added(fresh, voidsDue);
  }

  /** Completes the operation of payments that were tried again, as their payment says. */
  static void endTries(Connection hub, Collection<UUID> orders) throws SQLException {
    try (PreparedStatement update = hub.prepareStatement(END_TRIES)) {
      update.setArray(1, hub.createArrayOf("uuid", orders.toArray()));
      update.executeUpdate();
    }
  }

  /**
   * Has declined payments tried again.
   *
   * @param declined payments whose decision is a decline
   */
  static void tryAgain(Connection hub, Collection<DecidedPayment> declined) throws SQLException {
    SqlRows rows = new SqlRows("uuid", "int8", "text", "text");
    for (DecidedPayment payment : declined) {
      Money amount = payment.request().amount();
      rows.add(
          payment.request().order().value(),
          amount.minorUnits(),
          amount.currency(),
          ((Declined) payment.decision()).reason());
    }
    rows.write(hub, TRY_AGAIN);
  }

  private static void addRow(SqlRows rows, UUID event, DecidedPayment payment) {
    Money amount = payment.request().amount();
    UUID order = payment.request().order().value();
    if (payment.decision() instanceof Authorised yes) {
      String id = yes.authorisationId();
      OffsetDateTime until = yes.until() == null ? null : yes.until().atOffset(ZoneOffset.UTC);
      rows.add(order, "AUTHORISED", amount.minorUnits(), amount.currency(), id, null, event, until);
    } else {
      String reason = ((Declined) payment.decision()).reason();
      rows.add(
          order, "DECLINED", amount.minorUnits(), amount.currency(), null, reason, event, null);
    }
  }
}
