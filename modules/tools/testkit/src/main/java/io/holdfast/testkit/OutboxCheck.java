package io.holdfast.testkit;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Holds every event that a test has caused against its schema. Types that begin with {@code test.}
 * are the tests' own.
 */
final class OutboxCheck {
  private static final int AT_MOST = 5;
  private static final String EVENTS =
      """
      SELECT id, type, data FROM messaging.outbox WHERE type NOT LIKE 'test.%' ORDER BY id""";

  private OutboxCheck() {}

  /**
   * Reads the outbox of a database.
   *
   * @throws AssertionError if an event is not what its schema says
   */
  static void run(String database, KeptSession session) {
    List<String> wrong;
    try {
      wrong = session.call(OutboxCheck::wrong);
    } catch (SQLException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
    if (!wrong.isEmpty()) {
      throw new AssertionError("events of " + database + " break their schemas: " + wrong);
    }
  }

  private static List<String> wrong(Connection connection) throws SQLException {
    List<String> wrong = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(EVENTS)) {
      while (row.next() && wrong.size() < AT_MOST) {
        List<String> violations = EventSchemas.violations(row.getString(2), row.getString(3));
        if (!violations.isEmpty()) {
          wrong.add(row.getString(2) + " " + violations + " in " + row.getString(3));
        }
      }
    }
    return wrong;
  }
}
