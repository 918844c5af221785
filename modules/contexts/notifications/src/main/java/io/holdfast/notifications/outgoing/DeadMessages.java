package io.holdfast.notifications.outgoing;

import io.holdfast.messaging.HubDatabase;
import io.holdfast.notifications.Channel;
import io.holdfast.notifications.FailedMessage;
import io.holdfast.platform.SqlFailure;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Messages that were refused, or given up after the last attempt. */
@Singleton
public final class DeadMessages {
  private static final String LIST =
      """
      SELECT id, channel, recipient, event_type, attempts, created_at, status_code, last_error
      FROM notifications.notification WHERE state = 'FAILED' AND id < ? ORDER BY id DESC LIMIT ?""";
  private static final String REPLAY =
      """
      UPDATE notifications.notification SET state = 'PENDING', attempts = 0, next_attempt_at = '-infinity'
      WHERE id = ? AND state = 'FAILED'""";
  private static final UUID LAST = new UUID(-1, -1);

  private final HubDatabase hub;
  private final NewMessages newMessages;

  @Inject
  public DeadMessages(HubDatabase hub, NewMessages newMessages) {
    this.hub = hub;
    this.newMessages = newMessages;
  }

  /** Failed messages, the newest first. */
  public List<FailedMessage> list(UUID before, int limit) {
    try (Connection connection = hub.plain().getConnection();
        PreparedStatement list = connection.prepareStatement(LIST)) {
      list.setObject(1, before == null ? LAST : before);
      list.setInt(2, limit);
      List<FailedMessage> failed = new ArrayList<>();
      try (ResultSet row = list.executeQuery()) {
        while (row.next()) {
          failed.add(
              new FailedMessage(
                  row.getObject(1, UUID.class),
                  Channel.valueOf(row.getString(2)),
                  row.getString(3),
                  row.getString(4),
                  row.getInt(5),
                  row.getObject(6, OffsetDateTime.class).toInstant(),
                  row.getObject(7, Integer.class),
                  row.getString(8)));
        }
      }
      return failed;
    } catch (SQLException e) {
      throw SqlFailure.of(e);
    }
  }

  /** Sends a failed message again; false if there is none. */
  public boolean replay(UUID id) {
    try (Connection connection = hub.plain().getConnection();
        PreparedStatement replay = connection.prepareStatement(REPLAY)) {
      replay.setObject(1, id);
      boolean found = replay.executeUpdate() > 0;
      if (found) {
        newMessages.signal();
      }
      return found;
    } catch (SQLException e) {
      throw SqlFailure.of(e);
    }
  }
}
