package io.holdfast.chaos.check;

import io.holdfast.stack.StackDescriptor;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Samples how long transactions of the servers have been open that may have locked rows, prepared
 * ones included. A database that does not answer is left out until it does.
 */
public final class LockWatch implements AutoCloseable {
  private static final Duration STEP = Duration.ofMillis(500);

  private static final String OLDEST =
      """
      SELECT coalesce(extract(epoch FROM clock_timestamp() - min(begun)), 0)::float8 FROM (
        SELECT prepared AS begun FROM pg_prepared_xacts WHERE database = current_database()
        UNION ALL
        SELECT xact_start FROM pg_stat_activity
         WHERE datname = current_database() AND usename = 'holdfast_app' AND backend_xid IS NOT NULL) open""";

  private final List<String> databases;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread = new Thread(this::watch, "lock-watch");
  private final Map<String, Connection> connections = new HashMap<>();
  private volatile double longest;

  /** Begins to look at the databases of a stack. */
  public LockWatch(StackDescriptor stack) {
    databases =
        Stream.concat(Stream.of(stack.hub()), stack.warehouses().stream().map(w -> w.database()))
            .map(database -> database.superuser() + "&connectTimeout=1&socketTimeout=1")
            .toList();
    thread.setDaemon(true);
    thread.start();
  }

  /** The longest time so far, seconds. */
  public double longestSeconds() {
    return longest;
  }

  private void watch() {
    try {
      do {
        databases.forEach(this::look);
      } while (!closed.await(STEP.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      databases.forEach(this::disconnect);
    }
  }

  private void look(String database) {
    try (Statement statement = connection(database).createStatement();
        ResultSet row = statement.executeQuery(OLDEST)) {
      row.next();
      longest = Math.max(longest, row.getDouble(1));
    } catch (SQLException away) {
      // What a fault stopped is looked at again later.
      disconnect(database);
    }
  }

  /** A connection is kept: a new one for each look would cost the stack more than the look. */
  private Connection connection(String database) throws SQLException {
    Connection connection = connections.get(database);
    if (connection == null) {
      connection = DriverManager.getConnection(database);
      connections.put(database, connection);
    }
    return connection;
  }

  private void disconnect(String database) {
    Connection lost = connections.remove(database);
    if (lost != null) {
      try {
        lost.close();
      } catch (SQLException alreadyClosed) {
        return;
      }
    }
  }

  @Override
  public void close() {
    closed.countDown();
  }
}
