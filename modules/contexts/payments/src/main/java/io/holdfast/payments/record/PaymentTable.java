package io.holdfast.payments.record;

import io.holdfast.kernel.Money;
import io.holdfast.payments.PaymentDecision.Authorised;
import io.holdfast.payments.PaymentDecision.Declined;
import io.holdfast.platform.SqlRows;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
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
        FROM unnest(?::uuid[], ?::text[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::uuid[])
          AS d (order_id, status, amount_cents, currency, authorisation_id, reason, event_id)),
      forgotten AS (
        DELETE FROM payments.payment_token t USING decided d WHERE t.order_id = d.order_id
        RETURNING t.order_id, t.ended)
      INSERT INTO payments.payment (order_id, status, amount_cents, currency, authorisation_id, reason, event_id)
      SELECT order_id,
        CASE WHEN status = 'AUTHORISED' AND order_id NOT IN (SELECT order_id FROM forgotten WHERE NOT ended)
          THEN 'VOID_DUE' ELSE status END,
        amount_cents, currency, authorisation_id, reason, event_id FROM decided
      ON CONFLICT (order_id) DO NOTHING RETURNING event_id""";

  private PaymentTable() {}

  /**
   * Adds payments.
   *
   * @param payments by the id of the event that will be published for each
   * @return the ids whose payment is new
   */
  static Set<UUID> add(Connection hub, Map<UUID, DecidedPayment> payments) throws SQLException {
    SqlRows rows = new SqlRows("uuid", "text", "int8", "text", "text", "text", "uuid");
    payments.forEach((event, payment) -> addRow(rows, event, payment));
    Set<UUID> fresh = new HashSet<>();
    try (PreparedStatement insert = hub.prepareStatement(ADD)) {
      rows.bind(hub, insert, 1);
      try (ResultSet added = insert.executeQuery()) {
        while (added.next()) {
          fresh.add(added.getObject(1, UUID.class));
        }
      }
    }
    return fresh;
  }

  private static void addRow(SqlRows rows, UUID event, DecidedPayment payment) {
    Money amount = payment.request().amount();
    UUID order = payment.request().order().value();
    if (payment.decision() instanceof Authorised yes) {
      String id = yes.authorisationId();
      rows.add(order, "AUTHORISED", amount.minorUnits(), amount.currency(), id, null, event);
    } else {
      String reason = ((Declined) payment.decision()).reason();
      rows.add(order, "DECLINED", amount.minorUnits(), amount.currency(), null, reason, event);
    }
  }
}
