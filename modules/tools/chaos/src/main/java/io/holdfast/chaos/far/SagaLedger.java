package io.holdfast.chaos.far;

import io.holdfast.stack.StackDescriptor;
import java.sql.Array;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;

/** What became of sagas, as the hub's database has it. */
final class SagaLedger {
  private static final String ENDS =
      """
      SELECT count(*) FILTER (WHERE o.status NOT IN ('PENDING', 'REJECTED')),
        count(*) FILTER (WHERE o.status = 'REJECTED'), count(*) FILTER (WHERE o.status = 'PENDING'),
        coalesce(extract(epoch FROM max(s.ended_at) - min(o.placed_at)), 0)::float8,
        percentile_disc(ARRAY[0.5, 0.99]) WITHIN GROUP (
          ORDER BY 1000 * extract(epoch FROM s.ended_at - o.placed_at)::float8)
          FILTER (WHERE s.ended_at IS NOT NULL)
      FROM orders.saga s JOIN orders.orders o ON o.id = s.order_id WHERE o.placed_at >= ?""";

  private static final String UNDECIDED =
      """
      SELECT (SELECT count(*) FROM orders.orders WHERE status IN ('PENDING', 'PLACED'))
        + (SELECT count(*) FROM orders.saga_step WHERE release_asked_at IS NOT NULL AND released_at IS NULL)""";

  private final String hub;

  SagaLedger(StackDescriptor stack) {
    this.hub = stack.hub().auditor();
  }

  /**
   * Sagas begun since a moment.
   *
   * @param seconds from the first accepted to the last that ended
   * @param median milliseconds from acceptance to the end
   * @param slowest likewise, 99 of 100
   */
  record Ends(
      long placed, long rejected, long pending, double seconds, double median, double slowest) {
    double perSecond() {
      return seconds == 0 ? 0 : (placed + rejected) / seconds;
    }
  }

  OffsetDateTime now() throws SQLException {
    try (Connection connection = DriverManager.getConnection(hub);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT clock_timestamp()")) {
      row.next();
      return row.getObject(1, OffsetDateTime.class);
    }
  }

  /** Orders that are not paid, declined or ended yet, and releases without an answer. */
  long undecided() throws SQLException {
    try (Connection connection = DriverManager.getConnection(hub);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(UNDECIDED)) {
      row.next();
      return row.getLong(1);
    }
  }

  Ends since(OffsetDateTime moment) throws SQLException {
    try (Connection connection = DriverManager.getConnection(hub);
        PreparedStatement look = connection.prepareStatement(ENDS)) {
      look.setObject(1, moment);
      try (ResultSet row = look.executeQuery()) {
        row.next();
        Array times = row.getArray(5);
        Double[] at = times == null ? new Double[] {0d, 0d} : (Double[]) times.getArray();
        return new Ends(
            row.getLong(1), row.getLong(2), row.getLong(3), row.getDouble(4), at[0], at[1]);
      }
    }
  }
}
