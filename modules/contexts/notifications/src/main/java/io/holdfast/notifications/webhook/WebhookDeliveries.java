package io.holdfast.notifications.webhook;

import io.holdfast.kernel.TimeOrderedUuid;
import io.holdfast.messaging.HubDatabase;
import io.holdfast.notifications.MessageState;
import io.holdfast.notifications.WebhookDelivery;
import io.holdfast.notifications.event.EventNames;
import io.holdfast.notifications.outgoing.NewMessages;
import io.holdfast.platform.SqlFailure;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What was and is to be delivered to a webhook. */
@Singleton
public final class WebhookDeliveries {
  private static final String COLUMNS =
      "id, event_id, event_type, state, attempts, created_at, sent_at, next_attempt_at, status_code, last_error";
  private static final String LIST =
      """
      SELECT %s FROM notifications.notification
      WHERE recipient = ? AND channel = 'WEBHOOK' AND id < ? ORDER BY id DESC LIMIT ?"""
          .formatted(COLUMNS);
  private static final String TEST =
      """
      INSERT INTO notifications.notification (id, event_id, event_type, channel, recipient, data, state)
      SELECT notifications.message_id(?, id::text, 'WEBHOOK', ''), ?, 'webhook.test', 'WEBHOOK', id::text,
             '{"message":"This is a test."}', 'PENDING'
        FROM notifications.webhook WHERE id = ? RETURNING %s"""
          .formatted(COLUMNS);
  private static final String REPLAY =
      """
      UPDATE notifications.notification SET state = 'PENDING', attempts = 0, sent_at = NULL, next_attempt_at = '-infinity'
      WHERE id = ? AND recipient = ? AND channel = 'WEBHOOK' RETURNING %s"""
          .formatted(COLUMNS);
  private static final UUID LAST = new UUID(-1, -1);

  private final HubDatabase hub;
  private final NewMessages newMessages;

  @Inject
  public WebhookDeliveries(HubDatabase hub, NewMessages newMessages) {
    this.hub = hub;
    this.newMessages = newMessages;
  }

  /** The deliveries of a webhook, the newest first. */
  public List<WebhookDelivery> list(UUID webhook, UUID before, int limit) {
    try (Connection connection = hub.plain().getConnection();
        PreparedStatement list = connection.prepareStatement(LIST)) {
      list.setString(1, webhook.toString());
      list.setObject(2, before == null ? LAST : before);
      list.setInt(3, limit);
      List<WebhookDelivery> deliveries = new ArrayList<>();
      try (ResultSet row = list.executeQuery()) {
        while (row.next()) {
          deliveries.add(delivery(row));
        }
      }
      return deliveries;
    } catch (SQLException e) {
      throw SqlFailure.of(e);
    }
  }

  /** Sends an event of a test; empty if there is no such webhook. */
  public Optional<WebhookDelivery> test(UUID webhook) {
    UUID event = TimeOrderedUuid.next();
    try (Connection connection = hub.plain().getConnection();
        PreparedStatement test = connection.prepareStatement(TEST)) {
      test.setObject(1, event);
      test.setObject(2, event);
      test.setObject(3, webhook);
      return changed(test);
    } catch (SQLException e) {
      throw SqlFailure.of(e);
    }
  }

  /** Delivers once more, with the same id and body; empty if there is no such delivery. */
  public Optional<WebhookDelivery> replay(UUID webhook, UUID delivery) {
    try (Connection connection = hub.plain().getConnection();
        PreparedStatement replay = connection.prepareStatement(REPLAY)) {
      replay.setObject(1, delivery);
      replay.setString(2, webhook.toString());
      return changed(replay);
    } catch (SQLException e) {
      throw SqlFailure.of(e);
    }
  }

  private Optional<WebhookDelivery> changed(PreparedStatement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery()) {
      if (!row.next()) {
        return Optional.empty();
      }
      WebhookDelivery delivery = delivery(row);
      newMessages.signal();
      return Optional.of(delivery);
    }
  }

  private static WebhookDelivery delivery(ResultSet row) throws SQLException {
    MessageState state = MessageState.valueOf(row.getString(4));
    return new WebhookDelivery(
        row.getObject(1, UUID.class),
        row.getObject(2, UUID.class),
        EventNames.of(row.getString(3)),
        state,
        row.getInt(5),
        instant(row, 6),
        instant(row, 7),
        state == MessageState.PENDING ? instant(row, 8) : null,
        row.getObject(9, Integer.class),
        row.getString(10));
  }

  /** The beginning of time stands for at once. */
  private static Instant instant(ResultSet row, int column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null || time.equals(OffsetDateTime.MIN) ? null : time.toInstant();
  }
}
