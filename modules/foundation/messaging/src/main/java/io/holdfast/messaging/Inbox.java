package io.holdfast.messaging;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/**
 * Records the events that consumers have applied, so that each consumer applies an event once. Hub
 * and warehouses have one inbox each; a handler uses that of the database it changes, in the same
 * transaction.
 */
public final class Inbox {
  private static final String RECEIVE =
      """
      INSERT INTO messaging.inbox (consumer, event_id) SELECT ?, unnest(?::uuid[])
      ON CONFLICT DO NOTHING RETURNING event_id""";
  private static final String SEEN =
      "SELECT 1 FROM messaging.inbox WHERE consumer = ? AND event_id = ?";

  private Inbox() {}

  /**
   * Records the events as applied, in the running transaction.
   *
   * @param connection of the hub or of a warehouse
   * @return the events that this consumer had not applied before
   */
  public static Set<UUID> receive(Connection connection, String consumer, Collection<UUID> events)
      throws SQLException {
    Set<UUID> fresh = new HashSet<>();
    try (PreparedStatement insert = connection.prepareStatement(RECEIVE)) {
      insert.setString(1, consumer);
      insert.setArray(2, connection.createArrayOf("uuid", events.toArray()));
      try (ResultSet rows = insert.executeQuery()) {
        while (rows.next()) {
          fresh.add(rows.getObject(1, UUID.class));
        }
      }
    }
    return fresh;
  }

  /** Whether the consumer has applied the event. */
  public static boolean contains(Connection connection, String consumer, UUID event)
      throws SQLException {
    try (PreparedStatement look = connection.prepareStatement(SEEN)) {
      look.setString(1, consumer);
      look.setObject(2, event);
      try (ResultSet row = look.executeQuery()) {
        return row.next();
      }
    }
  }
}
