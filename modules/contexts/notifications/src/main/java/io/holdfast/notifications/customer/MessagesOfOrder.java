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

  private static final String RESEND =
      """
      UPDATE notifications.notification n
         SET state = 'PENDING', attempts = 0, sent_at = NULL, next_attempt_at = '-infinity', last_error = NULL,
             address = coalesce((SELECT CASE n.channel WHEN 'EMAIL' THEN p.email ELSE p.phone END
                                   FROM notifications.preference p WHERE p.customer_id = n.recipient), n.address)
       WHERE id = ? AND recipient = ? AND channel IN ('EMAIL', 'SMS') AND data::jsonb ->> 'orderId' = ?""";

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

  /** Sends one once more; false if there is none that is sent. */
  public boolean resend(OrderId order, String customer, UUID message) {
    try (Connection connection = hub.plain().getConnection();
        PreparedStatement resend = connection.prepareStatement(RESEND)) {
      resend.setObject(1, message);
      resend.setString(2, customer);
      resend.setString(3, order.value().toString());
      boolean found = resend.executeUpdate() > 0;
      if (found) {
        newMessages.signal();
      }
      return found;
    } catch (SQLException e) {
      throw SqlFailure.of(e);
    }
  }
}
