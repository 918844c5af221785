package io.holdfast.notifications.customer;

import io.holdfast.messaging.HubDatabase;
import io.holdfast.notifications.Channel;
import io.holdfast.notifications.CustomerNotification;
import io.holdfast.notifications.MessageState;
import io.holdfast.notifications.Topic;
import io.holdfast.notifications.text.MessageText;
import io.holdfast.notifications.text.Texts;
import io.holdfast.platform.SqlFailure;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads messages to customers, with their texts. */
@Singleton
public final class CustomerMessages {
  /** What {@link #message} reads. */
  static final String COLUMNS =
      "id, event_id, topic, channel, template, coalesce(language, 'en'), data, state, recipient, tx";

  private static final String LIST =
      """
      SELECT %s FROM notifications.notification
      WHERE recipient = ? AND channel <> 'WEBHOOK' AND id < ? ORDER BY id DESC LIMIT ?"""
          .formatted(COLUMNS);

  /**
   * Rows of transactions that ended before the oldest running one began: whatever commits later has
   * a higher number, so a reader that has come to a row has missed none before it.
   */
  private static final String FEED =
      """
      SELECT %s FROM notifications.notification
      WHERE recipient = ANY (?) AND channel = 'IN_APP' AND (tx, id) > (?, ?)
        AND tx < (pg_snapshot_xmin(pg_current_snapshot())::text)::bigint
      ORDER BY tx, id LIMIT ?"""
          .formatted(COLUMNS);

  private static final String POSITION =
      """
      SELECT tx, id FROM notifications.notification
      WHERE id = ? AND recipient = ? AND channel = 'IN_APP'""";
  private static final String END =
      "SELECT (pg_snapshot_xmin(pg_current_snapshot())::text)::bigint - 1";

  private static final UUID LAST = new UUID(-1, -1);

  private final HubDatabase hub;
  private final Texts texts;

  /** A place in the order in which messages became visible; it is after the message named. */
  public record Position(long transaction, UUID id) implements Comparable<Position> {
    @Override
    public int compareTo(Position other) {
      int byTransaction = Long.compare(transaction, other.transaction);
      return byTransaction != 0 ? byTransaction : id.toString().compareTo(other.id.toString());
    }
  }

  /** A message in the application, and to whom. */
  public record InApp(Position position, String customer, CustomerNotification message) {}

  @Inject
  public CustomerMessages(HubDatabase hub, Texts texts) {
    this.hub = hub;
    this.texts = texts;
  }

  /**
   * The messages to a customer, the newest first.
   *
   * @param before the message after which the list begins; null for the first page
   */
  public List<CustomerNotification> list(String customer, UUID before, int limit) {
    try (Connection connection = hub.plain().getConnection();
        PreparedStatement list = connection.prepareStatement(LIST)) {
      list.setString(1, customer);
      list.setObject(2, before == null ? LAST : before);
      list.setInt(3, limit);
      List<CustomerNotification> messages = new ArrayList<>();
      try (ResultSet row = list.executeQuery()) {
        while (row.next()) {
          messages.add(message(row));
        }
      }
      return messages;
    } catch (SQLException e) {
      throw SqlFailure.of(e);
    }
  }

  /** Messages in the application to any of these customers, in the order of their positions. */
  public List<InApp> after(Position position, Collection<String> customers, int limit) {
    try (Connection connection = hub.plain().getConnection();
        PreparedStatement feed = connection.prepareStatement(FEED)) {
      feed.setArray(1, connection.createArrayOf("text", customers.toArray(String[]::new)));
      feed.setLong(2, position.transaction());
      feed.setObject(3, position.id());
      feed.setInt(4, limit);
      List<InApp> messages = new ArrayList<>();
      try (ResultSet row = feed.executeQuery()) {
        while (row.next()) {
          messages.add(
              new InApp(
                  new Position(row.getLong(10), row.getObject(1, UUID.class)),
                  row.getString(9),
                  message(row)));
        }
      }
      return messages;
    } catch (SQLException e) {
      throw SqlFailure.of(e);
    }
  }

  /** Where a message in the application to a customer stands; empty if it is not there any more. */
  public Optional<Position> position(String customer, UUID message) {
    try (Connection connection = hub.plain().getConnection();
        PreparedStatement find = connection.prepareStatement(POSITION)) {
      find.setObject(1, message);
      find.setString(2, customer);
      try (ResultSet row = find.executeQuery()) {
        return row.next()
            ? Optional.of(new Position(row.getLong(1), row.getObject(2, UUID.class)))
            : Optional.empty();
      }
    } catch (SQLException e) {
      throw SqlFailure.of(e);
    }
  }

  /** After all messages that are visible now. */
  public Position end() {
    try (Connection connection = hub.plain().getConnection();
        PreparedStatement find = connection.prepareStatement(END);
        ResultSet row = find.executeQuery()) {
      row.next();
      return new Position(row.getLong(1), LAST);
    } catch (SQLException e) {
      throw SqlFailure.of(e);
    }
  }

  CustomerNotification message(ResultSet row) throws SQLException {
    UUID event = row.getObject(2, UUID.class);
    MessageText text = texts.of(row.getString(5), row.getString(6), event, row.getString(7));
    return new CustomerNotification(
        row.getObject(1, UUID.class),
        Instant.ofEpochMilli(event.getMostSignificantBits() >>> 16),
        Topic.valueOf(row.getString(3)),
        Channel.valueOf(row.getString(4)),
        text.subject(),
        text.shortText(),
        MessageState.valueOf(row.getString(8)));
  }
}
