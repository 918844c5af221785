package io.holdfast.notifications.customer;

import io.holdfast.kernel.OrderId;
import io.holdfast.messaging.HubDatabase;
import io.holdfast.notifications.CustomerNotification;
import io.holdfast.notifications.outgoing.NewMessages;
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

/** Messages about one order. Their ids begin with times, none of which is before the order's. */
@Singleton
public final class MessagesOfOrder {
  private static final String LIST =
      """
      SELECT %s FROM (
        SELECT * FROM notifications.notification
        WHERE recipient = ? AND channel <> 'WEBHOOK' AND id >= (left(?::text, 13) || '-0000-0000-000000000000')::uuid
        ORDER BY id LIMIT 1000) since
      WHERE data::jsonb ->> 'orderId' = ? ORDER BY id LIMIT 200"""
          .formatted(CustomerMessages.COLUMNS);

  /**
   * One that was sent is sent as a new message: under its own id the receivers would drop it. One
   * that failed is tried again, and one that waits is sent anyway. Asked twice at a time, one is
   * sent.
   */
  private static final String RESEND =
      """
      WITH wanted AS (
        SELECT n.*, CASE n.channel WHEN 'EMAIL' THEN p.email ELSE p.phone END AS current_address
        FROM notifications.notification n LEFT JOIN notifications.preference p ON p.customer_id = n.recipient
        WHERE n.id = ? AND n.recipient = ? AND n.channel IN ('EMAIL', 'SMS') AND n.data::jsonb ->> 'orderId' = ?),
      retried AS (
        UPDATE notifications.notification n
           SET state = 'PENDING', attempts = 0, next_attempt_at = '-infinity', last_error = NULL,
               address = coalesce(w.current_address, n.address)
          FROM wanted w WHERE n.id = w.id AND n.state = 'FAILED'),
      before AS (
        SELECT count(*) AS copies, count(*) FILTER (WHERE o.state = 'PENDING') AS waiting
        FROM wanted w JOIN notifications.notification o ON o.recipient = w.recipient AND o.channel = w.channel
          AND o.event_id = w.event_id AND left(o.id::text, 13) = left(w.id::text, 13)
          AND o.id >= (left(w.id::text, 13) || '-0000-0000-000000000000')::uuid),
      copied AS (
        INSERT INTO notifications.notification
               (id, event_id, event_type, channel, recipient, topic, template, address, language, data, state)
        SELECT notifications.message_id(w.event_id, w.recipient, w.channel, 'again ' || before.copies), w.event_id,
               w.event_type, w.channel, w.recipient, w.topic, w.template, coalesce(w.current_address, w.address),
               w.language, w.data, 'PENDING'
          FROM wanted w, before WHERE w.state = 'SENT' AND before.waiting = 0
        ON CONFLICT (id) DO NOTHING)
      SELECT count(*) FROM wanted""";

  private final HubDatabase hub;
  private final CustomerMessages messages;
  private final NewMessages newMessages;

  @Inject
  public MessagesOfOrder(HubDatabase hub, CustomerMessages messages, NewMessages newMessages) {
    this.hub = hub;
    this.messages = messages;
    this.newMessages = newMessages;
  }

  /** The messages of an order to its customer, the oldest first. */
  public List<CustomerNotification> list(OrderId order, String customer) {
    try (Connection connection = hub.plain().getConnection();
        PreparedStatement list = connection.prepareStatement(LIST)) {
      list.setString(1, customer);
      list.setObject(2, order.value());
      list.setString(3, order.value().toString());
      List<CustomerNotification> found = new ArrayList<>();
      try (ResultSet row = list.executeQuery()) {
        while (row.next()) {
          found.add(messages.message(row));
        }
      }
      return found;
    } catch (SQLException e) {
      throw SqlFailure.of(e);
    }
  }

  /** Sends one once more; false if there is no such mail or text message. */
  public boolean resend(OrderId order, String customer, UUID message) {
    try (Connection connection = hub.plain().getConnection();
        PreparedStatement resend = connection.prepareStatement(RESEND)) {
      resend.setObject(1, message);
      resend.setString(2, customer);
      resend.setString(3, order.value().toString());
      boolean isFound;
      try (ResultSet row = resend.executeQuery()) {
        row.next();
        isFound = row.getInt(1) > 0;
      }
      if (isFound) {
        newMessages.signal();
      }
      return isFound;
    } catch (SQLException e) {
      throw SqlFailure.of(e);
    }
  }
}
