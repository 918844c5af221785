package io.holdfast.notifications.outgoing;

import io.holdfast.messaging.HubDatabase;
import io.holdfast.notifications.Channel;
import io.holdfast.platform.SqlFailure;
import io.holdfast.platform.SqlRows;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * The messages to be sent. Several servers claim from the same rows: each row is held by one of
 * them until its lease ends, by the database's clock.
 */
@Singleton
public final class DeliveryTable {
  private static final String CLAIM =
      """
      UPDATE notifications.notification n
         SET attempts = n.attempts + 1, next_attempt_at = clock_timestamp() + ? * interval '1 millisecond'
        FROM (%s) due
       WHERE n.id = due.id
      RETURNING n.id, n.event_id, n.event_type, n.recipient, n.topic, n.template, n.address,
                n.language, n.data, n.attempts""";

  private static final String OF_CHANNEL =
      CLAIM.formatted(
          """
          SELECT id FROM notifications.notification
           WHERE channel = ? AND channel <> 'WEBHOOK' AND state = 'PENDING' AND next_attempt_at <= clock_timestamp()
           ORDER BY next_attempt_at LIMIT ? FOR UPDATE SKIP LOCKED""");

  /** Some of each webhook, so that the backlog of one does not delay the others. */
  private static final String OF_WEBHOOKS =
      CLAIM.formatted(
          """
          SELECT claimable.id FROM notifications.webhook w CROSS JOIN LATERAL (
            SELECT id FROM notifications.notification
             WHERE channel = 'WEBHOOK' AND recipient = w.id::text AND state = 'PENDING'
               AND next_attempt_at <= clock_timestamp()
             ORDER BY next_attempt_at LIMIT ? FOR UPDATE SKIP LOCKED) claimable
           WHERE w.state = 'ACTIVE' AND w.id::text <> ALL (?::text[])
             AND (?::text[] IS NULL OR w.id::text = ANY (?::text[]))
           LIMIT ?""");

  /** A message that was accepted is sent, also when its lease has ended meanwhile. */
  private static final String RECORD =
      """
      UPDATE notifications.notification n
         SET state = r.state, status_code = r.code, last_error = r.error,
             attempts = n.attempts - r.uncounted,
             sent_at = CASE r.state WHEN 'SENT' THEN clock_timestamp() END,
             next_attempt_at = clock_timestamp() + r.pause * interval '1 millisecond'
        FROM unnest(?::uuid[], ?::int4[], ?::text[], ?::int4[], ?::int4[], ?::text[], ?::int8[])
             AS r (id, attempt, state, uncounted, code, error, pause)
       WHERE n.id = r.id AND n.state = 'PENDING' AND (n.attempts = r.attempt OR r.state = 'SENT')""";

  private final HubDatabase hub;

  /**
   * The end of an attempt.
   *
   * @param state PENDING if there is another attempt, else SENT or FAILED
   * @param counted whether the attempt counts
   * @param code of the receiver's answer; null if there was none
   * @param error null if there was none
   * @param pause before the next attempt
   */
  record Outcome(
      UUID id,
      int attempt,
      String state,
      boolean counted,
      Integer code,
      String error,
      Duration pause) {}

  @Inject
  public DeliveryTable(HubDatabase hub) {
    this.hub = hub;
  }

  /** Claims messages of a channel other than WEBHOOK, those due longest first. */
  List<Delivery> claim(Channel channel, int limit, Duration lease) {
    try (Connection connection = hub.plain().getConnection();
        PreparedStatement claim = connection.prepareStatement(OF_CHANNEL)) {
      claim.setLong(1, lease.toMillis());
      claim.setString(2, channel.name());
      claim.setInt(3, limit);
      return deliveries(claim);
    } catch (SQLException e) {
      throw SqlFailure.of(e);
    }
  }

  /**
   * Claims messages to webhooks.
   *
   * @param only of these webhooks; null for all
   * @param except of none of these
   * @param each how many of one webhook
   */
  List<Delivery> claimOfWebhooks(
      Collection<String> only, Collection<String> except, int each, int limit, Duration lease) {
    try (Connection connection = hub.plain().getConnection();
        PreparedStatement claim = connection.prepareStatement(OF_WEBHOOKS)) {
      claim.setLong(1, lease.toMillis());
      claim.setInt(2, each);
      claim.setArray(3, texts(connection, except));
      claim.setArray(4, only == null ? null : texts(connection, only));
      claim.setArray(5, only == null ? null : texts(connection, only));
      claim.setInt(6, limit);
      return deliveries(claim);
    } catch (SQLException e) {
      throw SqlFailure.of(e);
    }
  }

  private static Array texts(Connection connection, Collection<String> values) throws SQLException {
    return connection.createArrayOf("text", values.toArray(String[]::new));
  }

  /** Records how attempts ended. */
  void record(List<Outcome> outcomes) {
    SqlRows rows = new SqlRows("uuid", "int4", "text", "int4", "int4", "text", "int8");
    for (Outcome o : outcomes) {
      rows.add(
          o.id(),
          o.attempt(),
          o.state(),
          o.counted() ? 0 : 1,
          o.code(),
          o.error(),
          o.pause().toMillis());
    }
    try (Connection connection = hub.plain().getConnection()) {
      rows.write(connection, RECORD);
    } catch (SQLException e) {
      throw SqlFailure.of(e);
    }
  }

  private static List<Delivery> deliveries(PreparedStatement claim) throws SQLException {
    List<Delivery> claimed = new ArrayList<>();
    try (ResultSet row = claim.executeQuery()) {
      while (row.next()) {
        claimed.add(
            new Delivery(
                row.getObject(1, UUID.class),
                row.getObject(2, UUID.class),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                row.getString(9),
                row.getInt(10)));
      }
    }
    return claimed;
  }
}
