package io.holdfast.notifications.event;

import io.holdfast.kernel.event.InsightEvent;
import io.holdfast.messaging.HubDatabase;
import io.holdfast.platform.SqlFailure;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which types of event anybody is told about: by a rule, or by a webhook. An event that interests
 * nobody costs no transaction. Looked up again every second; a new webhook gets the events that
 * come after that second.
 */
@Singleton
public final class EventInterest {
  private static final String LEVELS = "io.holdfast.stock.";
  private static final long VALID = Duration.ofSeconds(1).toNanos();

  private static final String LOOK =
      """
      SELECT EXISTS (SELECT FROM notifications.rule WHERE event_type = ? AND audience = 'CUSTOMER')
          OR EXISTS (SELECT FROM notifications.webhook w, unnest(w.events) AS wanted (pattern)
                      WHERE w.state = 'ACTIVE' AND (pattern IN ('*', ?)
                            OR right(pattern, 2) = '.*' AND starts_with(?, left(pattern, -1))))""";

  private final HubDatabase hub;
  private final Map<String, Known> known = new ConcurrentHashMap<>();

  private record Known(boolean wanted, long since) {}

  @Inject
  public EventInterest(HubDatabase hub) {
    this.hub = hub;
  }

  /** Whether the event type interests anybody. Levels of stock and anomalies always do. */
  boolean isWanted(String type) {
    if (type.startsWith(LEVELS) || type.equals(InsightEvent.ANOMALY_DETECTED.type())) {
      return true;
    }
    Known last = known.get(type);
    long now = System.nanoTime();
    if (last != null && now - last.since() < VALID) {
      return last.wanted();
    }
    Known fresh = new Known(look(type, EventNames.of(type)), now);
    known.put(type, fresh);
    return fresh.wanted();
  }

  private boolean look(String type, String name) {
    try (Connection connection = hub.plain().getConnection();
        PreparedStatement look = connection.prepareStatement(LOOK)) {
      look.setString(1, type);
      look.setString(2, name);
      look.setString(3, name);
      try (ResultSet row = look.executeQuery()) {
        row.next();
        return row.getBoolean(1);
      }
    } catch (SQLException e) {
      throw SqlFailure.of(e);
    }
  }
}
