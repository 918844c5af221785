package io.holdfast.inventory;

import io.holdfast.inventory.ledger.StockChanges;
import io.holdfast.inventory.ledger.StockReader;
import io.holdfast.inventory.ledger.StockSearch;
import io.holdfast.kernel.IdempotencyKey;
import io.holdfast.kernel.OrderId;
import io.holdfast.kernel.Page;
import io.holdfast.kernel.Sku;
import io.holdfast.kernel.VersionCondition;
import io.holdfast.kernel.WarehouseCode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Queries and manual changes of stock. Every method throws {@link UnknownWarehouseException} for a
 * code that is not registered and {@link io.holdfast.kernel.UnavailableException} while the
 * warehouse cannot be reached.
 */
@Singleton
public final class Stock {
  private final StockReader reader;
  private final StockSearch search;
  private final StockChanges changes;

  @Inject
  public Stock(StockReader reader, StockSearch search, StockChanges changes) {
    this.reader = reader;
    this.search = search;
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

  /** A page of the stock of all warehouses, or of one, with those that could not be asked. */
  public StockPage search(StockQuery query) {
    return search.list(query);
  }

  /**
   * The levels of these SKUs in every warehouse.
   *
   * @param skus if empty, no database is queried; the answer lists the warehouses and which are
   *     unreachable
   */
  public StockLevels levels(Collection<Sku> skus) {
    return reader.levels(skus);
  }

  /** The same, as if these warehouses were not registered: they are not asked. */
  public StockLevels levels(Collection<Sku> skus, Set<WarehouseCode> without) {
    return reader.levels(skus, without);
  }

  /**
   * The levels to be offered: like {@link #levels}, but units that these orders hold past their
   * time are not counted as reserved.
   *
   * @param overdue orders whose time to pay is over; a hold that is younger than that by this
   *     warehouse's clock is counted all the same
   */
  public StockLevels offered(Collection<Sku> skus, Collection<OrderId> overdue) {
    return reader.offered(skus, overdue);
  }

  /** The warehouses that cannot be read now, in the order of their codes. Runs no query. */
  public List<WarehouseCode> unreachable() {
    return reader.unreachable();
  }

  /** A page of the ledgers of all warehouses, oldest first. */
  public MovementPage movements(MovementQuery query) {
    return reader.movements(query);
  }

  /**
   * A page of the ledger, oldest first.
   *
   * @param sku only this one, or null for all
   * @param cursor position to continue from, or null for the first page
   * @throws IllegalArgumentException if the cursor is malformed
   */
  public Page<Movement> movements(WarehouseCode warehouse, Sku sku, String cursor, int limit) {
    return reader.movements(warehouse, sku, cursor == null ? 0 : Long.parseLong(cursor), limit);
  }

  /**
   * A page of the ledger, newest first.
   *
   * @param sku only this one, or null for all
   * @param cursor position to continue from, or null for the first page
   * @throws IllegalArgumentException if the cursor is malformed
   */
  public Page<Movement> latestMovements(
      WarehouseCode warehouse, Sku sku, String cursor, int limit) {
    long before = cursor == null ? Long.MAX_VALUE : Long.parseLong(cursor);
    return reader.latestMovements(warehouse, sku, before, limit);
  }

  /**
   * Adjusts the stock on hand. Repeated under the same key it returns the stored answer and changes
   * nothing.
   *
   * @throws UnknownStockItemException if the warehouse does not keep the SKU
   * @throws io.holdfast.kernel.StaleVersionException if the current version is not one of the
   *     expected versions
   * @throws BelowReservedException if less would be on hand than is reserved
   * @throws TooManyUnitsException if the counter would overflow
   * @throws io.holdfast.kernel.IdempotencyKeyReusedException if the key was used for another
   *     request
   */
  public StockLevel adjust(AdjustStock command) {
    return changes.adjust(command);
  }

  /**
   * Sets the safety stock.
   *
   * @throws UnknownStockItemException if the warehouse does not keep the SKU
   * @throws io.holdfast.kernel.StaleVersionException if the current version is not one of the
   *     expected versions
   */
  public void setSafetyStock(
      WarehouseCode warehouse, Sku sku, int quantity, VersionCondition expectedVersion) {
    changes.setSafetyStock(warehouse, sku, quantity, expectedVersion);
  }

  /**
   * The stored answer to {@link #receive} with this key, so that a repetition is answered before
   * its content is looked at again.
   *
   * @throws io.holdfast.kernel.IdempotencyKeyReusedException if the key was used for another
   *     request
   */
  public Optional<Integer> received(WarehouseCode warehouse, IdempotencyKey key) {
    return changes.received(warehouse, key);
  }

  /**
   * Receives goods into stock. Repeated under the same key it returns the stored answer and changes
   * nothing.
   *
   * @return how many SKUs were received
   * @throws TooManyUnitsException if the counter would overflow
   * @throws io.holdfast.kernel.IdempotencyKeyReusedException if the key was used for another
   *     request
   */
  public int receive(ReceiveStock command) {
    return changes.receive(command);
  }
}
