package io.holdfast.orders.placement;

import io.holdfast.inventory.StockLevels;
import java.util.List;

/** The transaction that writes the decisions of a batch. */
interface BatchWrite {
  /**
   * Writes final decisions.
   *
   * @param holds of the accepted orders
   * @param seen counters that the decisions are based on
   * @throws io.holdfast.kernel.ConflictException if nothing was changed and the batch can be
   *     decided again
   */
  void write(
      List<Decision> decisions,
      BatchHolds holds,
      StockLevels seen,
      Purchases purchases,
      CheckedTickets tickets);
}
