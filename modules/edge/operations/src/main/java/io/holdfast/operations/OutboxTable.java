package io.holdfast.operations;

import io.holdfast.operations.OutboxState.FailedEvent;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** Queries and repairs the outbox table of one database. */
final class OutboxTable {
  private static final String BACKLOG =
      """
      SELECT count(*) FILTER (WHERE status = 'PENDING'), count(*) FILTER (WHERE status = 'FAILED'),
        extract(epoch FROM now() - min(occurred_at) FILTER (WHERE status = 'PENDING'))::float8
      FROM messaging.outbox WHERE status IN ('PENDING', 'FAILED')""";
  private static final String FAILURES =
      """
      SELECT id, stream, type, attempts, coalesce(last_error, '') FROM messaging.outbox
      WHERE status = 'FAILED' ORDER BY id LIMIT 20""";
  private static final String REPLAY =
      """
      UPDATE messaging.outbox
      SET status = 'PENDING', attempts = 0, next_attempt_at = '-infinity', last_error = NULL
      WHERE id = ? AND status = 'FAILED'""";

  private final String name;
  private final DataSource database;

  OutboxTable(String name, DataSource database) {
    this.name = name;
    this.database = database;
  }

  OutboxState state() throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement count = connection.prepareStatement(BACKLOG);
        ResultSet row = count.executeQuery()) {
      row.next();
      long pending = row.getLong(1);
      long failed = row.getLong(2);
      double age = row.getDouble(3);
      return new OutboxState(
          name, "UP", pending, failed, pending == 0 ? null : (Double) age, failures(connection));
    }
  }

  private static List<FailedEvent> failures(Connection connection) throws SQLException {
    List<FailedEvent> failures = new ArrayList<>();
    try (PreparedStatement look = connection.prepareStatement(FAILURES);
        ResultSet rows = look.executeQuery()) {
      while (rows.next()) {
        failures.add(
            new FailedEvent(
                rows.getString(1),
                rows.getString(2),
                rows.getString(3),
                rows.getInt(4),
                rows.getString(5)));
      }
    }
    return failures;
  }

  /** Lets the relay try a failed event again; false if there is no such failed event. */
  boolean replay(UUID event) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement update = connection.prepareStatement(REPLAY)) {
      update.setObject(1, event);
      boolean found = update.executeUpdate() == 1;
      if (!connection.getAutoCommit()) {
        connection.commit();
      }
      return found;
    }
  }
}
