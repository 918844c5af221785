package io.holdfast.platform;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows passed to one statement as parallel arrays: {@code SELECT * FROM unnest(?::uuid[],
 * ?::text[])}. One round trip and one plan for any number of rows.
 */
public final class SqlRows {
  private final String[] types;
  private final List<Object[]> rows = new ArrayList<>();

  /**
   * @param types PostgreSQL type of each column
   */
  public SqlRows(String... types) {
    this.types = types.clone();
  }

  /**
   * Adds a row.
   *
   * @throws IllegalArgumentException unless there is one value for each column
   */
  public SqlRows add(Object... values) {
    if (values.length != types.length) {
      throw new IllegalArgumentException(
          types.length + " columns got " + values.length + " values");
    }
    rows.add(values);
    return this;
  }

  public boolean isEmpty() {
    return rows.isEmpty();
  }

  public int size() {
    return rows.size();
  }

  /**
   * Binds a parameter for each column.
   *
   * @param first index of the first parameter
   * @return the index after the last one
   */
  public int bind(Connection connection, PreparedStatement statement, int first)
      throws SQLException {
    for (int column = 0; column < types.length; column++) {
      Object[] values = arrayFor(types[column]);
      for (int row = 0; row < values.length; row++) {
        values[row] = rows.get(row)[column];
      }
      statement.setArray(first + column, connection.createArrayOf(types[column], values));
    }
    return first + types.length;
  }

  /**
   * The driver sends arrays of these classes in binary form; others as text with each value
   * escaped.
   */
  private Object[] arrayFor(String type) {
    return switch (type) {
      case "text" -> new String[rows.size()];
      case "int4" -> new Integer[rows.size()];
      case "int8" -> new Long[rows.size()];
      case "float8" -> new Double[rows.size()];
      default -> new Object[rows.size()];
    };
  }

  /** Runs a statement whose only parameters are these rows; returns the number of affected rows. */
  public int write(Connection connection, String sql) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(connection, statement, 1);
      return statement.executeUpdate();
    }
  }
}
