package io.holdfast.audit.check;

import io.holdfast.audit.AuditSettings;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.UUID;
import javax.sql.DataSource;

/** A snapshot of one database, read in streams. */
public final class Snapshot implements AutoCloseable {
  private static final int ROWS_AT_ONCE = 1000;

  /** A pool for reports limits statements; the first audit of a long history may take longer. */
  private static final String LONGER_TIMEOUT =
      """
      SELECT set_config('statement_timeout', '110s', true)
      WHERE current_setting('statement_timeout') <> '0'""";

  private final String name;
  private final Connection connection;
  private Scope scope;

  private Snapshot(String name, Connection connection) {
    this.name = name;
    this.connection = connection;
  }

  static Snapshot open(String name, DataSource source, AuditSettings settings) throws SQLException {
    Connection connection;
    try {
      connection = source.getConnection();
    } catch (SQLException e) {
      throw new SQLException(name + ": " + e.getMessage(), e.getSQLState(), e);
    }
    Snapshot snapshot = new Snapshot(name, connection);
    try {
      snapshot.begin(settings);
      return snapshot;
    } catch (SQLException e) {
      snapshot.close();
      throw e;
    }
  }

  /** The first query after SET TRANSACTION takes the snapshot. */
  private void begin(AuditSettings settings) throws SQLException {
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");
      statement.execute(LONGER_TIMEOUT);
      statement.execute("SET LOCAL jit = off");
      statement.execute("SET LOCAL work_mem = '32MB'");
      statement.execute("SET LOCAL holdfast.settle = '" + settings.settle().toMillis() + " ms'");
    }
    scope = Scope.read(connection, settings.full());
  }

  String name() {
    return name;
  }

  Scope scope() {
    return scope;
  }

  /** Orders are compared between databases, so all snapshots use the same range. */
  void compareOrdersFrom(UUID from) {
    scope = scope.withOrders(from);
  }

  /** An id, or null. */
  UUID id(String sql) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(scope.in(sql));
        ResultSet rows = statement.executeQuery()) {
      rows.next();
      return rows.getObject(1, UUID.class);
    }
  }

  /** A sum or count. */
  long number(String sql) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(scope.in(sql));
        ResultSet rows = statement.executeQuery()) {
      rows.next();
      return rows.getLong(1);
    }
  }

  /** A query whose rows arrive in portions; close its statement after use. */
  ResultSet stream(String sql) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(scope.in(sql));
    statement.setFetchSize(ROWS_AT_ONCE);
    statement.closeOnCompletion();
    return statement.executeQuery();
  }

  /** The same for a query about some orders. */
  ResultSet stream(String sql, Collection<UUID> orders) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(scope.in(sql));
    statement.setFetchSize(ROWS_AT_ONCE);
    statement.closeOnCompletion();
    statement.setArray(1, connection.createArrayOf("uuid", orders.toArray()));
    return statement.executeQuery();
  }

  /** Returns the connection with its original settings. */
  @Override
  public void close() throws SQLException {
    try (connection) {
      if (!connection.getAutoCommit()) {
        connection.rollback();
        connection.setAutoCommit(true);
      }
    }
  }
}
