package io.holdfast.cluster;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import javax.sql.DataSource;

/** The leases in one database. Each new holder gets a token that is higher than all before. */
final class LeaseRows {
  private static final String ACQUIRE =
      """
      INSERT INTO messaging.lease AS l (name, holder, run, token, until)
      VALUES (?, ?, ?, 1, clock_timestamp() + ? * interval '1 millisecond')
      ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, run = excluded.run, until = excluded.until,
        token = CASE WHEN l.run = excluded.run AND l.until > clock_timestamp() THEN l.token ELSE l.token + 1 END
      WHERE l.run = excluded.run OR l.until < clock_timestamp()
      RETURNING token""";

  private static final String IS_HELD =
      "SELECT EXISTS (SELECT FROM messaging.lease WHERE name = ? AND token = ? AND until > clock_timestamp())";

  private static final String RELEASE =
      "UPDATE messaging.lease SET until = '-infinity' WHERE name = ? AND run = ? AND token = ?";

  private static final String HELD =
      "SELECT name, holder, until FROM messaging.lease WHERE until > clock_timestamp() ORDER BY name";

  private final DataSource source;

  /**
   * @param source gives connections outside JTA
   */
  LeaseRows(DataSource source) {
    this.source = source;
  }

  /**
   * Takes or prolongs a lease.
   *
   * @param run identifies this run of the server
   * @return the token; empty while another server has the lease
   */
  OptionalLong acquire(String name, String holder, UUID run, Duration lease) throws SQLException {
    try (Connection connection = source.getConnection();
        PreparedStatement acquire = connection.prepareStatement(ACQUIRE)) {
      acquire.setString(1, name);
      acquire.setString(2, holder);
      acquire.setObject(3, run);
      acquire.setLong(4, lease.toMillis());
      try (ResultSet row = acquire.executeQuery()) {
        return row.next() ? OptionalLong.of(row.getLong(1)) : OptionalLong.empty();
      }
    }
  }

  /** Whether the token is that of the lease, and the lease has not ended. */
  static boolean isHeld(Connection connection, String name, long token) throws SQLException {
    try (PreparedStatement look = connection.prepareStatement(IS_HELD)) {
      look.setString(1, name);
      look.setLong(2, token);
      try (ResultSet row = look.executeQuery()) {
        row.next();
        return row.getBoolean(1);
      }
    }
  }

  void release(String name, UUID run, long token) throws SQLException {
    try (Connection connection = source.getConnection();
        PreparedStatement release = connection.prepareStatement(RELEASE)) {
      release.setString(1, name);
      release.setObject(2, run);
      release.setLong(3, token);
      release.executeUpdate();
    }
  }

  List<LeaseRow> held() throws SQLException {
    List<LeaseRow> held = new ArrayList<>();
    try (Connection connection = source.getConnection();
        PreparedStatement look = connection.prepareStatement(HELD);
        ResultSet row = look.executeQuery()) {
      while (row.next()) {
        held.add(
            new LeaseRow(
                row.getString(1),
                row.getString(2),
                row.getObject(3, OffsetDateTime.class).toInstant()));
      }
    }
    return held;
  }
}
