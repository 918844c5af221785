package io.holdfast.inventory;

import io.holdfast.inventory.ledger.StockChanges;
import io.holdfast.inventory.ledger.StockReader;
import io.holdfast.kernel.Page;
import io.holdfast.kernel.Sku;
import io.holdfast.kernel.VersionCondition;
import io.holdfast.kernel.WarehouseCode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Optional;

/**
 * Reading stock and changing it by hand. Everything throws {@link UnknownWarehouseException} for a
 * code that is not registered and {@link io.holdfast.kernel.UnavailableException} while the
 * warehouse cannot be reached.
 */
@Singleton
public final class Stock {
  private final StockReader reader;
  private final StockChanges changes;

  @Inject
  public Stock(StockReader reader, StockChanges changes) {
    this.reader = reader;
    this.changes = changes;
  }

  /** The counters of one SKU, empty if the warehouse does not keep it. */
  public Optional<StockLevel> find(WarehouseCode warehouse, Sku sku) {
    return reader.find(warehouse, sku);
  }

  /** A page of the warehouse's SKUs in their order. */
  public Page<StockLevel> list(WarehouseCode warehouse, String cursor, int limit) {
    return reader.list(warehouse, cursor, limit);
  }

  /**
   * What every warehouse has of these SKUs.
   *
   * @param skus if none, no database is asked: the answer says which warehouses there are and which
   *     are known to be away
   */
  public StockLevels levels(Collection<Sku> skus) {
    return reader.levels(skus);
  }

  /**
   * A page of the ledger, oldest first.
   *
   * @param sku only this one, or null for all
   * @param cursor where to go on, or null for the start
   * @throws IllegalArgumentException if the cursor is none of ours
   */
  public Page<Movement> movements(WarehouseCode warehouse, Sku sku, String cursor, int limit) {
    return reader.movements(warehouse, sku, cursor == null ? 0 : Long.parseLong(cursor), limit);
  }

  /**
   * Corrects the stock on hand; repeated under its key it answers as before and changes nothing.
   *
   * @throws UnknownStockItemException if the warehouse does not keep the SKU
   * @throws io.holdfast.kernel.StaleVersionException if the current version is none of those
   *     expected
   * @throws BelowReservedException if less would lie there than is promised
   * @throws TooManyUnitsException if more would lie there than can be counted
   * @throws io.holdfast.kernel.IdempotencyKeyReusedException if the key was for another request
   */
  public StockLevel adjust(AdjustStock command) {
    return changes.adjust(command);
  }

  /**
   * Sets how much is kept back from sale.
   *
   * @throws UnknownStockItemException if the warehouse does not keep the SKU
   * @throws io.holdfast.kernel.StaleVersionException if the current version is none of those
   *     expected
   */
  public void setSafetyStock(
      WarehouseCode warehouse, Sku sku, int quantity, VersionCondition expectedVersion) {
    changes.setSafetyStock(warehouse, sku, quantity, expectedVersion);
  }

  /**
   * Puts goods on the shelves; repeated under its key it answers as before and changes nothing.
   *
   * @return how many SKUs were received
   * @throws TooManyUnitsException if more would lie there than can be counted
   * @throws io.holdfast.kernel.IdempotencyKeyReusedException if the key was for another request
   */
  public int receive(ReceiveStock command) {
    return changes.receive(command);
  }
}
