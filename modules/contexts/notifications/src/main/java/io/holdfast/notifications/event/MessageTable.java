package io.holdfast.notifications.event;

import io.holdfast.kernel.DomainEvent;
import io.holdfast.platform.SqlRows;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Writes the messages about events: one for the customer over each channel chosen, one for each
 * subscribed webhook. One statement for any number of events.
 */
final class MessageTable {
  /**
   * Messages in the application are delivered by being written. An address that is not known is not
   * written to. Names of events are those of webhooks: {@code order.confirmed} for {@code
   * io.holdfast.order.confirmed.v1}.
   */
  private static final String WRITE =
      """
      WITH event AS (
        SELECT id, type, data, data::jsonb ->> 'customerId' AS customer,
               regexp_replace(type, '^io\\.holdfast\\.(.*)\\.v[0-9]+$', '\\1') AS name
          FROM unnest(?::uuid[], ?::text[], ?::text[]) AS e (id, type, data)
      ), message AS (
        SELECT e.id AS event_id, e.type, e.data, c.channel, e.customer AS recipient, r.topic, r.template,
               CASE c.channel WHEN 'EMAIL' THEN p.email WHEN 'SMS' THEN p.phone END AS address,
               coalesce(p.language, 'en') AS language
          FROM event e
          JOIN notifications.rule r ON r.event_type = e.type AND r.audience = 'CUSTOMER'
          LEFT JOIN notifications.preference p ON p.customer_id = e.customer
         CROSS JOIN LATERAL unnest(coalesce(CASE r.topic
               WHEN 'ORDER' THEN p.order_channels
               WHEN 'SHIPMENT' THEN p.shipment_channels
               WHEN 'STOCK' THEN p.stock_channels END, '{IN_APP}')) AS c (channel)
         WHERE e.customer IS NOT NULL
        UNION ALL
        SELECT e.id, e.type, e.data, 'WEBHOOK', w.id::text, NULL, NULL, NULL, NULL
          FROM event e
          JOIN notifications.webhook w ON w.state = 'ACTIVE' AND EXISTS (
                 SELECT FROM unnest(w.events) AS wanted (pattern)
                  WHERE pattern IN ('*', e.name)
                     OR right(pattern, 2) = '.*' AND starts_with(e.name, left(pattern, -1)))
      )
      INSERT INTO notifications.notification
             (id, event_id, event_type, channel, recipient, topic, template, address, language, data, state, sent_at)
      SELECT notifications.message_id(event_id, recipient, channel, ''), event_id, type, channel, recipient,
             topic, template, address, language, data,
             CASE channel WHEN 'IN_APP' THEN 'SENT' ELSE 'PENDING' END,
             CASE channel WHEN 'IN_APP' THEN clock_timestamp() END
        FROM message WHERE channel NOT IN ('EMAIL', 'SMS') OR address IS NOT NULL
      ON CONFLICT (id) DO NOTHING""";

  private MessageTable() {}

  /**
   * Writes messages in the running transaction.
   *
   * @return how many are new
   */
  static int write(Connection hub, List<DomainEvent> events) throws SQLException {
    if (events.isEmpty()) {
      return 0;
    }
    SqlRows rows = new SqlRows("uuid", "text", "text");
    events.forEach(event -> rows.add(event.id(), event.type(), event.data()));
    return rows.write(hub, WRITE);
  }
}
