package io.holdfast.notifications.stock;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.kernel.DomainEvent;
import io.holdfast.kernel.event.InsightEvent;
import io.holdfast.platform.JsonText;
import io.holdfast.platform.SqlRows;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;

/**
 * Alerts about anomalies. Of a kind, SKU, category and warehouse one alert at a time is open: until
 * an operator has acknowledged it, further anomalies belong to it.
 */
public final class AnomalyAlerts {
  /** An alert that was acknowledged is over when the next anomaly comes. */
  private static final String RESOLVE =
      """
      UPDATE notifications.alert a SET resolved_at = clock_timestamp() FROM unnest(?::text[]) AS f (subject)
       WHERE a.kind = 'ANOMALY' AND a.subject = f.subject AND a.resolved_at IS NULL AND a.state = 'ACKNOWLEDGED'""";

  private static final String OPEN =
      """
      INSERT INTO notifications.alert (id, kind, subject, sku, warehouse, detail)
      SELECT f.id, 'ANOMALY', f.subject, f.sku, f.warehouse, f.detail
        FROM unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[])
          AS f (id, subject, sku, warehouse, detail)
      ON CONFLICT (kind, subject) WHERE resolved_at IS NULL DO NOTHING""";

  private AnomalyAlerts() {}

  /** Opens an alert for each anomaly among the events, in the running transaction. */
  public static void open(Connection hub, List<DomainEvent> events) throws SQLException {
    for (DomainEvent event : events) {
      if (event.type().equals(InsightEvent.ANOMALY_DETECTED.type())) {
        JsonNode data = JsonText.read(event.data(), JsonNode.class);
        new SqlRows("text").add(subject(data)).write(hub, RESOLVE);
        SqlRows row = new SqlRows("uuid", "text", "text", "text", "text");
        row.add(
            event.id(), subject(data), text(data, "sku"), text(data, "warehouse"), detail(data));
        row.write(hub, OPEN);
      }
    }
  }

  private static String subject(JsonNode data) {
    return String.join(
        "/",
        data.path("kind").asText(),
        data.path("warehouse").asText(),
        data.path("category").asText(),
        data.path("sku").asText());
  }

  private static String detail(JsonNode data) {
    String category = text(data, "category");
    return String.format(
        Locale.ROOT,
        "%s%s: %.0f units where %.1f were expected, score %.1f, at %s",
        data.path("kind").asText(),
        category == null ? "" : " of " + category,
        data.path("value").asDouble(),
        data.path("expected").asDouble(),
        data.path("score").asDouble(),
        data.path("at").asText());
  }

  private static String text(JsonNode data, String name) {
    return data.hasNonNull(name) ? data.path(name).asText() : null;
  }
}
