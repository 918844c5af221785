package io.holdfast.orders;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** The caller's own rows, written in the transaction of the dispatch. */
@FunctionalInterface
public interface DispatchRecord {
  /**
   * Writes the rows.
   *
   * @param hub connection of the hub, enlisted in the transaction
   * @param results one for each parcel, in their order
   * @throws io.holdfast.kernel.ConflictException if a row has changed: nothing is dispatched then
   */
  void write(Connection hub, List<DispatchResult> results) throws SQLException;

  /**
   * Called in the same transaction after the orders have advanced.
   *
   * @param hub connection of the hub, enlisted in the transaction
   */
  default void ordersAdvanced(Connection hub) throws SQLException {}
}
