package io.holdfast.inventory;

import io.holdfast.inventory.ledger.ReturnBook;
import io.holdfast.inventory.node.WarehouseNode;
import io.holdfast.inventory.node.WarehouseNodes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.SQLException;

/** Goods that customers send back. */
@Singleton
public final class ReturnedGoods {
  private final WarehouseNodes nodes;
  private final LowStock lowStock;

  @Inject
  public ReturnedGoods(WarehouseNodes nodes, LowStock lowStock) {
    this.nodes = nodes;
    this.lowStock = lowStock;
  }

  /**
   * Books returned goods in the caller's JTA transaction. What is restocked is for sale when the
   * transaction commits.
   *
   * @throws UnknownWarehouseException if the warehouse is not registered
   * @throws TooManyUnitsException if a counter would overflow
   * @throws io.holdfast.kernel.UnavailableException if the warehouse cannot be reached
   */
  public void takeBack(TakeBack command) {
    WarehouseNode node = nodes.node(command.warehouse());
    try {
      ReturnBook.takeBack(node, lowStock, command);
    } catch (SQLException e) {
      throw node.failure(e);
    }
  }
}
