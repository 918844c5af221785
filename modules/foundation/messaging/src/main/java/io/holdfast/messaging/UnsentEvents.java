package io.holdfast.messaging;

import io.holdfast.kernel.DomainEvent;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/** The relay's access to pending outbox rows. */
final class UnsentEvents {
  /** Claims and marks in one statement; the mark is committed only after successful sending. */
  private static final String TAKE =
      """
      UPDATE messaging.outbox o SET status = 'SENT', sent_at = now(), attempts = o.attempts + 1
      FROM (SELECT id FROM messaging.outbox
            WHERE status = 'PENDING' AND next_attempt_at <= now()
            ORDER BY id LIMIT ? FOR UPDATE SKIP LOCKED) waiting
      WHERE o.id = waiting.id
      RETURNING o.id, o.stream, o.type, o.aggregate_id, o.aggregate_version, o.data""";

  private static final String REFUSED =
      """
      UPDATE messaging.outbox
      SET attempts = attempts + 1, last_error = left(?, 500),
          status = CASE WHEN attempts + 1 >= ? THEN 'FAILED' ELSE 'PENDING' END,
          next_attempt_at = now() + least(? * 2 ^ least(attempts, 20), ?) * interval '1 millisecond'
      WHERE id = ? AND status = 'PENDING'""";

  private UnsentEvents() {}

  /** Claims up to this many events not claimed by another relay, oldest first. */
  static List<DomainEvent> take(Connection connection, int limit) throws SQLException {
    List<DomainEvent> events = new ArrayList<>();
    try (PreparedStatement take = connection.prepareStatement(TAKE)) {
      take.setInt(1, limit);
      try (ResultSet rows = take.executeQuery()) {
        while (rows.next()) {
          events.add(
              new DomainEvent(
                  rows.getObject(1, UUID.class),
                  rows.getString(2),
                  rows.getString(3),
                  rows.getString(4),
                  rows.getObject(5, Integer.class),
                  rows.getString(6)));
        }
      }
    }
    events.sort(Comparator.comparing(DomainEvent::id));
    return events;
  }

  /** Records that the broker refused an event; after the last attempt it is FAILED. */
  static void refused(Connection connection, UUID event, String why, RelayLimits limits)
      throws SQLException {
    try (PreparedStatement note = connection.prepareStatement(REFUSED)) {
      note.setString(1, why);
      note.setInt(2, limits.attempts());
      note.setLong(3, limits.pause().toMillis());
      note.setLong(4, limits.longestPause().toMillis());
      note.setObject(5, event);
      note.executeUpdate();
    }
  }
}
