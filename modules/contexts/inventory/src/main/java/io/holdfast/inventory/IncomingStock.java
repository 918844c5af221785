package io.holdfast.inventory;

import io.holdfast.inventory.ledger.GoodsChange;
import io.holdfast.inventory.ledger.GoodsMoves;
import io.holdfast.inventory.node.WarehouseNode;
import io.holdfast.inventory.node.WarehouseNodes;
import io.holdfast.kernel.Sku;
import io.holdfast.kernel.WarehouseCode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Goods that are announced to a warehouse and arrive there. The changes work inside the caller's
 * JTA transaction and enlist one branch; call them before the hub is written.
 */
@Singleton
public final class IncomingStock {
  private final WarehouseNodes nodes;
  private final GoodsMoves moves;

  @Inject
  public IncomingStock(WarehouseNodes nodes, GoodsMoves moves) {
    this.nodes = nodes;
    this.moves = moves;
  }

  /**
   * Checks that the warehouse can be written to, before a transaction is begun.
   *
   * @throws UnknownWarehouseException if no warehouse has this code
   * @throws io.holdfast.kernel.UnavailableException while it cannot be reached
   */
  public void requireReachable(WarehouseCode warehouse) {
    nodes.node(warehouse);
  }

  /**
   * Changes how many units are expected. Stock items that the warehouse does not keep are created.
   *
   * @param reference the delivery that was announced or given up
   * @param change units by SKU, negative where fewer are expected
   * @throws TooManyUnitsException if the counter would overflow
   * @throws io.holdfast.kernel.ConflictException after a concurrent change; may be repeated
   */
  public void expect(WarehouseCode warehouse, String reference, Map<Sku, Integer> change) {
    receive(warehouse, reference, Map.of(), change);
  }

  /**
   * Receives goods; the ledger gets an entry for each SKU that arrived.
   *
   * @param reference the receipt
   * @param arrived units by SKU, each more than zero; may be empty
   * @param expected by how much the units expected change, by SKU; SKUs without a change may be
   *     missing
   * @throws TooManyUnitsException if the counter would overflow
   * @throws io.holdfast.kernel.ConflictException after a concurrent change; may be repeated
   */
  public void receive(
      WarehouseCode warehouse,
      String reference,
      Map<Sku, Integer> arrived,
      Map<Sku, Integer> expected) {
    SortedMap<Sku, GoodsChange> changes = new TreeMap<>();
    arrived.forEach(
        (sku, units) -> changes.merge(sku, new GoodsChange(units, 0), GoodsChange::plus));
    expected.forEach(
        (sku, units) -> changes.merge(sku, new GoodsChange(0, units), GoodsChange::plus));
    changes.values().removeIf(GoodsChange::isNothing);
    if (changes.isEmpty()) {
      return;
    }
    WarehouseNode node = nodes.node(warehouse);
    try {
      moves.delivered(node, reference, changes);
    } catch (SQLException e) {
      throw node.failure(e);
    }
  }
}
