package io.holdfast.sales.admission;

import io.holdfast.messaging.HubDatabase;
import io.holdfast.platform.SqlFailure;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;

/** Deletes sales that ended long ago, with their tickets, some rows at a time. */
final class SaleRetention {
  private static final Duration INTERVAL = Duration.ofMinutes(1);

  private static final String TICKETS =
      """
      DELETE FROM sales.ticket WHERE (sale_id, place) IN (
        SELECT t.sale_id, t.place FROM sales.sale s JOIN sales.ticket t ON t.sale_id = s.id
        WHERE s.closes_at < now() - ? * interval '1 second' LIMIT 10000)""";
  private static final String SALES =
      """
      DELETE FROM sales.sale s WHERE closes_at < now() - ? * interval '1 second'
        AND NOT EXISTS (SELECT FROM sales.ticket t WHERE t.sale_id = s.id)""";

  private final HubDatabase hub;
  private final long seconds;
  private long last = System.nanoTime();

  SaleRetention(HubDatabase hub, Duration retention) {
    this.hub = hub;
    this.seconds = Math.max(1, retention.toSeconds());
  }

  /** Deletes some, if the last time was a while ago. */
  void maintain() {
    if (System.nanoTime() - last < INTERVAL.toNanos()) {
      return;
    }
    last = System.nanoTime();
    try (Connection connection = hub.plain().getConnection()) {
      delete(connection, TICKETS);
      delete(connection, SALES);
    } catch (SQLException e) {
      throw SqlFailure.of(e);
    }
  }

  private void delete(Connection connection, String sql) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, seconds);
      statement.executeUpdate();
    }
  }
}
