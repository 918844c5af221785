package io.holdfast.payments.operation;

import io.holdfast.kernel.OrderId;
import io.holdfast.payments.PaymentOperation.Kind;
import io.holdfast.payments.operation.OperationOutcome.DeclinedAgain;
import io.holdfast.payments.operation.OperationOutcome.Obsolete;
import io.holdfast.payments.operation.OperationOutcome.Refused;
import io.holdfast.payments.operation.OperationOutcome.Unknown;
import io.holdfast.platform.SqlRows;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Marks operations whose call did not succeed. */
final class FailureTable {
  private static final int LONGEST_REASON = 200;

  private static final String REFUSE =
      """
      UPDATE payments.operation o SET state = 'FAILED', last_error = r.reason
      FROM unnest(?::uuid[], ?::text[], ?::uuid[], ?::text[]) AS r (order_id, kind, cause_id, reason)
      WHERE o.order_id = r.order_id AND o.kind = r.kind AND o.cause_id = r.cause_id AND o.state = 'PENDING'
      RETURNING o.order_id, o.kind, o.cause_id""";

  /**
   * The pause doubles with each attempt up to a limit, and half of it is random. Whoever took the
   * operation over meanwhile keeps it: the number of attempts tells.
   */
  private static final String POSTPONE =
      """
      UPDATE payments.operation o SET last_error = r.reason, next_attempt_at = clock_timestamp()
        + least(?::interval, interval '500 milliseconds' * (2 ^ least(r.attempts, 12))) * (0.5 + random() / 2)
      FROM unnest(?::uuid[], ?::text[], ?::uuid[], ?::text[], ?::int4[]) AS r (order_id, kind, cause_id, reason, attempts)
      WHERE o.order_id = r.order_id AND o.kind = r.kind AND o.cause_id = r.cause_id AND o.state = 'PENDING'
        AND o.attempts = r.attempts
      RETURNING o.order_id, o.kind, o.cause_id""";

  /** The next call carries a new key, of which this is the first attempt. */
  private static final String TRY_AGAIN =
      """
      UPDATE payments.operation o SET last_error = r.reason, attempts = 0, declines = o.declines + 1,
        next_attempt_at = clock_timestamp()
          + least(?::interval, interval '1 second' * (2 ^ least(o.declines, 12))) * (0.5 + random() / 2)
      FROM unnest(?::uuid[], ?::text[], ?::uuid[], ?::text[], ?::int4[]) AS r (order_id, kind, cause_id, reason, attempts)
      WHERE o.order_id = r.order_id AND o.kind = r.kind AND o.cause_id = r.cause_id AND o.state = 'PENDING'
        AND o.attempts = r.attempts
      RETURNING o.order_id, o.kind, o.cause_id""";

  /** The token of an ended order is kept only until it is known that no money is held. */
  private static final String GIVE_UP =
      """
      WITH forgotten AS (
        DELETE FROM payments.payment_token t USING unnest(?::uuid[]) AS r (order_id)
        WHERE t.order_id = r.order_id AND t.ended)
      UPDATE payments.operation o SET state = 'DECLINED', completed_at = clock_timestamp()
      FROM unnest(?::uuid[]) AS r (order_id)
      WHERE o.order_id = r.order_id AND o.kind = 'AUTHORISE' AND o.state = 'PENDING'
      RETURNING o.order_id, o.kind, o.cause_id""";

  private FailureTable() {}

  /** Marks operations as refused for good; returns those that were not decided before. */
  static List<OperationId> refuse(Connection hub, List<Refused> refused) throws SQLException {
    if (refused.isEmpty()) {
      return List.of();
    }
    SqlRows rows = new SqlRows("uuid", "text", "uuid", "text");
    for (Refused one : refused) {
      OperationId id = one.id();
      rows.add(id.order().value(), id.kind().name(), id.cause(), shortened(one.reason()));
    }
    try (PreparedStatement update = hub.prepareStatement(REFUSE)) {
      rows.bind(hub, update, 1);
      return ids(update);
    }
  }

  /** Puts the next call off; returns the operations concerned. */
  static List<OperationId> postpone(Connection hub, List<Unknown> unknown, Duration longest)
      throws SQLException {
    SqlRows rows = new SqlRows("uuid", "text", "uuid", "text", "int4");
    unknown.forEach(one -> add(rows, one.id(), one.reason(), one.attempts()));
    return later(hub, POSTPONE, rows, longest);
  }

  /** Puts the next try of a declined payment off; returns the operations concerned. */
  static List<OperationId> tryAgain(Connection hub, List<DeclinedAgain> declined, Duration longest)
      throws SQLException {
    SqlRows rows = new SqlRows("uuid", "text", "uuid", "text", "int4");
    declined.forEach(one -> add(rows, one.id(), one.reason(), one.attempts()));
    return later(hub, TRY_AGAIN, rows, longest);
  }

  private static void add(SqlRows rows, OperationId id, String reason, int attempts) {
    rows.add(id.order().value(), id.kind().name(), id.cause(), shortened(reason), attempts);
  }

  private static List<OperationId> later(Connection hub, String sql, SqlRows rows, Duration longest)
      throws SQLException {
    if (rows.isEmpty()) {
      return List.of();
    }
    try (PreparedStatement update = hub.prepareStatement(sql)) {
      update.setString(1, longest.toString());
      rows.bind(hub, update, 2);
      return ids(update);
    }
  }

  /** Ends the tries of payments that are no longer needed; returns the operations concerned. */
  static List<OperationId> giveUp(Connection hub, List<Obsolete> obsolete) throws SQLException {
    if (obsolete.isEmpty()) {
      return List.of();
    }
    Object[] orders = obsolete.stream().map(one -> one.id().order().value()).toArray();
    try (PreparedStatement update = hub.prepareStatement(GIVE_UP)) {
      update.setArray(1, hub.createArrayOf("uuid", orders));
      update.setArray(2, hub.createArrayOf("uuid", orders));
      return ids(update);
    }
  }

  private static String shortened(String reason) {
    return reason.substring(0, Math.min(reason.length(), LONGEST_REASON));
  }

  private static List<OperationId> ids(PreparedStatement update) throws SQLException {
    List<OperationId> ids = new ArrayList<>();
    try (ResultSet row = update.executeQuery()) {
      while (row.next()) {
        ids.add(
            new OperationId(
                new OrderId(row.getObject(1, UUID.class)),
                Kind.valueOf(row.getString(2)),
                row.getObject(3, UUID.class)));
      }
    }
    return ids;
  }
}
