package io.holdfast.bench.rival;

import java.sql.SQLException;

/** One client's way to place orders, with connections of its own. For one thread. */
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
