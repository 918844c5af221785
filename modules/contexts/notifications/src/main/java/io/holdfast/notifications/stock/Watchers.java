package io.holdfast.notifications.stock;

import io.holdfast.messaging.HubDatabase;
import io.holdfast.platform.SqlFailure;
import io.holdfast.platform.SqlRows;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Customers who want to know when a SKU is back, told once, in the order in which they asked. Who
 * is told leaves the list in the transaction that writes the message.
 */
@Singleton
public final class Watchers {
  /** Most customers told by one event; those behind them are told by the next. */
  private static final int AT_ONCE = 1000;

  private static final String WATCH =
      """
      INSERT INTO notifications.watch (sku, customer_id) VALUES (?, ?)
      ON CONFLICT (sku, customer_id) DO NOTHING""";

  private static final String TELL =
      """
      WITH back AS (
        SELECT l.*, r.template, r.topic
          FROM unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::int4[]) AS l (event_id, type, warehouse, sku, units)
          JOIN notifications.rule r ON r.event_type = l.type AND r.audience = 'WATCHER'
      ), next AS (
        SELECT b.*, w.customer_id FROM back b CROSS JOIN LATERAL (
          SELECT customer_id, row_number() OVER (ORDER BY place) AS place FROM notifications.watch
           WHERE sku = b.sku ORDER BY place LIMIT ?) w
         WHERE NOT ? OR w.place <= b.units
      ), told AS (
        DELETE FROM notifications.watch w USING next n
         WHERE w.sku = n.sku AND w.customer_id = n.customer_id
        RETURNING n.*
      ), message AS (
        SELECT t.*, c.channel, coalesce(p.language, 'en') AS language,
               CASE c.channel WHEN 'EMAIL' THEN p.email WHEN 'SMS' THEN p.phone END AS address
          FROM told t
          LEFT JOIN notifications.preference p ON p.customer_id = t.customer_id
         CROSS JOIN LATERAL unnest(coalesce(p.stock_channels, '{IN_APP}')) AS c (channel)
      )
      INSERT INTO notifications.notification
             (id, event_id, event_type, channel, recipient, topic, template, address, language, data, state, sent_at)
      SELECT notifications.message_id(event_id, customer_id, channel, sku), event_id, type, channel, customer_id,
             topic, template, address, language,
             json_build_object('sku', sku, 'warehouse', warehouse, 'available', units)::text,
             CASE channel WHEN 'IN_APP' THEN 'SENT' ELSE 'PENDING' END,
             CASE channel WHEN 'IN_APP' THEN clock_timestamp() END
        FROM message WHERE channel = 'IN_APP' OR address IS NOT NULL
      ON CONFLICT (id) DO NOTHING""";

  private final HubDatabase hub;
  private final boolean asManyAsUnits;

  /**
   * @param asManyAsUnits whether no more customers are told than there are units; those behind them
   *     are told by the next event
   */
  @Inject
  public Watchers(
      HubDatabase hub,
      @ConfigProperty(name = "holdfast.notifications.back-in-stock-limited", defaultValue = "false")
          boolean asManyAsUnits) {
    this.hub = hub;
    this.asManyAsUnits = asManyAsUnits;
  }

  /** Notes the wish of a customer; one who waits already keeps the place. */
  public void watch(String customer, String sku) {
    try (Connection connection = hub.plain().getConnection();
        PreparedStatement insert = connection.prepareStatement(WATCH)) {
      insert.setString(1, sku);
      insert.setString(2, customer);
      insert.executeUpdate();
    } catch (SQLException e) {
      throw SqlFailure.of(e);
    }
  }

  /** Tells those who wait for a SKU that is available; of two levels of a SKU the last counts. */
  int tell(Connection connection, List<ChangedLevel> levels) throws SQLException {
    Map<String, ChangedLevel> available = new LinkedHashMap<>();
    for (ChangedLevel level : levels) {
      if (level.available() > 0 && level.threshold() == null) {
        available.put(level.sku(), level);
      }
    }
    if (available.isEmpty()) {
      return 0;
    }
    SqlRows rows = new SqlRows("uuid", "text", "text", "text", "int4");
    for (ChangedLevel l : available.values()) {
      rows.add(l.event(), l.eventType(), l.warehouse(), l.sku(), l.available());
    }
    try (PreparedStatement tell = connection.prepareStatement(TELL)) {
      int next = rows.bind(connection, tell, 1);
      tell.setInt(next, AT_ONCE);
      tell.setBoolean(next + 1, asManyAsUnits);
      return tell.executeUpdate();
    }
  }
}
