package io.holdfast.stack.life;

import io.holdfast.stack.StackDescriptor;
import java.io.Closeable;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/** Queries to the hub as auditor. */
final class LifeRecords implements Closeable {
  private final Connection hub;

  LifeRecords(StackDescriptor stack) throws SQLException {
    hub = DriverManager.getConnection(stack.hub().auditor());
  }

  /** Reads one row. */
  interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }

  /** The hub's clock. */
  OffsetDateTime now() throws SQLException {
    return list("SELECT clock_timestamp()", row -> row.getObject(1, OffsetDateTime.class)).get(0);
  }

  long count(String sql, Object... values) throws SQLException {
    return list(sql, row -> row.getLong(1), values).get(0);
  }

  <T> List<T> list(String sql, RowReader<T> reader, Object... values) throws SQLException {
    List<T> found = new ArrayList<>();
    try (PreparedStatement statement = hub.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          found.add(reader.read(row));
        }
      }
      return found;
    }
  }

  @Override
  public void close() {
    try {
      hub.close();
    } catch (SQLException gone) {
      // Nothing was written.
      return;
    }
  }
}
