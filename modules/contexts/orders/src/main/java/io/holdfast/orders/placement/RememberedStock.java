package io.holdfast.orders.placement;

import io.holdfast.inventory.Stock;
import io.holdfast.inventory.StockLevel;
import io.holdfast.inventory.StockLevels;
import io.holdfast.kernel.Sku;
import io.holdfast.kernel.WarehouseCode;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Cached stock levels that the lane read or changed recently. They may be stale when other writers
 * change stock; the version check of the write detects that, and an order is never rejected from
 * the cache. Not thread-safe: used by one batch at a time.
 */
final class RememberedStock {
  private final Stock stock;
  private final Map<Sku, Entry> entries;
  private final Set<WarehouseCode> without;
  private Set<WarehouseCode> answering = Set.of();

  /** The levels of one SKU in each warehouse that answered, and when they were read. */
  private record Entry(Map<WarehouseCode, StockLevel> places, long readAtNanos) {}

  /**
   * @param most maximum number of cached SKUs
   */
  RememberedStock(Stock stock, int most) {
    this(stock, most, Set.of());
  }

  /**
   * @param most maximum number of cached SKUs
   * @param without warehouses whose stock is not read
   */
  RememberedStock(Stock stock, int most, Set<WarehouseCode> without) {
    this.stock = stock;
    this.without = without;
    this.entries = new RecentlyUsed<>(most);
  }

  /**
   * A cached or fresh result.
   *
   * @param fresh whether all of it was just read
   */
  record Answer(StockLevels levels, boolean fresh) {}

  /**
   * Returns the stock of the SKUs; reads those that are not cached. The result holds every
   * requested SKU, however small the cache.
   */
  Answer look(Collection<Sku> skus) {
    forgetIfOthersAnswer(stock.levels(Set.of(), without));
    Map<Sku, Map<WarehouseCode, StockLevel>> known = new HashMap<>();
    for (Sku sku : skus) {
      Entry entry = entries.get(sku);
      if (entry != null) {
        known.put(sku, entry.places());
      }
    }
    Set<Sku> missing = new HashSet<>(skus);
    missing.removeAll(known.keySet());
    StockLevels read = stock.levels(missing, without);
    if (forgetIfOthersAnswer(read) && missing.size() < skus.size()) {
      missing = new HashSet<>(skus);
      read = stock.levels(missing, without);
    }
    for (Sku sku : missing) {
      Map<WarehouseCode, StockLevel> places = placesOf(sku, read);
      known.put(sku, places);
      entries.put(sku, new Entry(places, System.nanoTime()));
    }
    return new Answer(levels(known, read), missing.size() == skus.size());
  }

  private static Map<WarehouseCode, StockLevel> placesOf(Sku sku, StockLevels read) {
    Map<WarehouseCode, StockLevel> places = new HashMap<>();
    read.byWarehouse()
        .forEach(
            (code, stored) -> {
              if (stored.containsKey(sku)) {
                places.put(code, stored.get(sku));
              }
            });
    return places;
  }

  private static StockLevels levels(
      Map<Sku, Map<WarehouseCode, StockLevel>> known, StockLevels read) {
    Map<WarehouseCode, Map<Sku, StockLevel>> levels = new TreeMap<>();
    read.byWarehouse().keySet().forEach(code -> levels.put(code, new HashMap<>()));
    known.forEach(
        (sku, places) ->
            places.forEach(
                (code, level) ->
                    levels.computeIfPresent(
                        code,
                        (c, ofWarehouse) -> {
                          ofWarehouse.put(sku, level);
                          return ofWarehouse;
                        })));
    return new StockLevels(read.warehouses(), levels, read.unreachable(), read.locked());
  }

  /** If the set of reachable warehouses changes, every cached level is invalid. */
  private boolean forgetIfOthersAnswer(StockLevels read) {
    boolean changed = !answering.equals(read.byWarehouse().keySet());
    if (changed) {
      entries.clear();
      answering = Set.copyOf(read.byWarehouse().keySet());
    }
    return changed;
  }

  void forget(Collection<Sku> skus) {
    skus.forEach(entries::remove);
  }

  /** Invalidates those of the SKUs that were read longer ago than this. */
  void forgetOlderThan(Duration age, Collection<Sku> skus) {
    long now = System.nanoTime();
    for (Sku sku : skus) {
      Entry entry = entries.get(sku);
      if (entry != null && now - entry.readAtNanos() > age.toNanos()) {
        entries.remove(sku);
      }
    }
  }

  /** Applies a committed hold to the cache. */
  void held(WarehouseCode warehouse, Sku sku, int quantity) {
    Entry entry = entries.get(sku);
    if (entry != null) {
      entry.places().computeIfPresent(warehouse, (w, old) -> old.reserve(quantity));
    }
  }
}
