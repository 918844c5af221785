package io.holdfast.bench.rival;

import java.sql.SQLException;

/** Places orders for one client over its own connections. Not thread-safe. */
public interface RivalClient extends AutoCloseable {

  /**
   * Places an order, or nothing.
   *
   * @return false if stock is short
   * @throws SQLException if the database fails; the order is not placed
   */
  boolean place(RivalOrder order) throws SQLException;

  @Override
  void close() throws SQLException;
}
