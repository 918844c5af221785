package io.holdfast.stack.replay;

import io.holdfast.stack.StackDescriptor;
import java.io.Closeable;
import java.sql.Array;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/** Reads the final states of orders from the databases of a stack, as auditor. */
final class Ledger implements Closeable {
  private static final String UNSENT =
      "SELECT count(*) FROM messaging.outbox WHERE status = 'PENDING'";
  private static final String WAITING =
      "SELECT count(*) FROM orders.orders WHERE status IN ('PENDING', 'PLACED')";
  private static final String FATES =
      """
      SELECT count(confirmed_at),
             count(*) FILTER (WHERE status = 'CANCELLED' AND NOT withdrawn),
             count(*) FILTER (WHERE withdrawn),
             count(*) FILTER (WHERE status = 'EXPIRED'),
             extract(epoch FROM max(confirmed_at) - min(placed_at))::float8,
             percentile_disc(ARRAY[0.5, 0.95, 0.99, 1.0]) WITHIN GROUP (
               ORDER BY 1000 * extract(epoch FROM confirmed_at - placed_at)::float8)
               FILTER (WHERE confirmed_at IS NOT NULL)
      FROM orders.orders
      WHERE placed_at BETWEEN ? AND ?
      """;

  private final List<Link> links = new ArrayList<>();

  /** The databases of a stack; connections are opened when first needed. */
  Ledger(StackDescriptor stack) {
    links.add(new Link(stack.hub().auditor()));
    stack.warehouses().forEach(one -> links.add(new Link(one.database().auditor())));
  }

  /** The hub's clock. */
  OffsetDateTime now() throws SQLException {
    return hub()
        .ask(
            connection -> {
              try (Statement statement = connection.createStatement();
                  ResultSet rows = statement.executeQuery("SELECT clock_timestamp()")) {
                rows.next();
                return rows.getObject(1, OffsetDateTime.class);
              }
            });
  }

  /** Events not yet with the broker, over all databases. */
  long unsent() throws SQLException {
    long sum = 0;
    for (Link link : links) {
      sum += link.ask(connection -> count(connection, UNSENT));
    }
    return sum;
  }

  /** Orders that are not placed yet, or whose payment is not decided. */
  long waiting() throws SQLException {
    return hub().ask(connection -> count(connection, WAITING));
  }

  /** How the orders placed between two moments ended. */
  FinalStates.Fates fates(OffsetDateTime from, OffsetDateTime to) throws SQLException {
    return hub().ask(connection -> fates(connection, from, to));
  }

  private static FinalStates.Fates fates(
      Connection connection, OffsetDateTime from, OffsetDateTime to) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(FATES)) {
      statement.setObject(1, from);
      statement.setObject(2, to);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        long confirmed = row.getLong(1);
        double seconds = row.getDouble(5);
        return new FinalStates.Fates(
            confirmed,
            row.getLong(2),
            row.getLong(3),
            row.getLong(4),
            seconds > 0 ? confirmed / seconds : 0,
            millis(row.getArray(6)));
      }
    }
  }

  private static LatencySummary millis(Array percentiles) throws SQLException {
    if (percentiles == null) {
      return new LatencySummary(0, 0, 0, 0);
    }
    Double[] at = (Double[]) percentiles.getArray();
    return new LatencySummary(at[0], at[1], at[2], at[3]);
  }

  private Link hub() {
    return links.get(0);
  }

  private static long count(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  @Override
  public void close() {
    links.forEach(Link::close);
  }

  private interface Question<T> {
    T ask(Connection connection) throws SQLException;
  }

  /** A connection that is opened again after its database restarted. */
  private static final class Link {
    private final String url;
    private Connection connection;

    Link(String url) {
      this.url = url;
    }

    <T> T ask(Question<T> question) throws SQLException {
      if (connection != null) {
        try {
          return question.ask(connection);
        } catch (SQLException broken) {
          close();
        }
      }
      connection = DriverManager.getConnection(url);
      return question.ask(connection);
    }

    void close() {
      try {
        if (connection != null) {
          connection.close();
        }
      } catch (SQLException alreadyBroken) {
        // Nothing is left to release.
        return;
      } finally {
        connection = null;
      }
    }
  }
}
