package io.holdfast.orders.placement;

import io.holdfast.inventory.Stock;
import io.holdfast.inventory.StockLevel;
import io.holdfast.inventory.StockLevels;
import io.holdfast.kernel.Sku;
import io.holdfast.kernel.WarehouseCode;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the lane knows of the stock it moved itself, so that it need not ask again. It may be wrong
 * whenever somebody else moved stock; the version in the statement that writes finds that out, and
 * a refusal is never decided on it. For one batch at a time.
 */
final class RememberedStock {
  private final Stock stock;
  private final Map<Sku, Map<WarehouseCode, StockLevel>> levels;
  private Set<WarehouseCode> answering = Set.of();

  /**
   * @param most SKUs
   */
  RememberedStock(Stock stock, int most) {
    this.stock = stock;
    this.levels = new RecentlyUsed<>(most);
  }

  /**
   * What is known.
   *
   * @param fresh whether all of it was read just now
   */
  record Answer(StockLevels levels, boolean fresh) {}

  /** What is known of the SKUs; those that are not remembered are read. */
  Answer look(Collection<Sku> skus) {
    forgetIfOthersAnswer(stock.levels(Set.of()));
    Set<Sku> missing = new HashSet<>(skus);
    missing.removeAll(levels.keySet());
    StockLevels read = stock.levels(missing);
    forgetIfOthersAnswer(read);
    for (Sku sku : missing) {
      Map<WarehouseCode, StockLevel> found = new HashMap<>();
      read.byWarehouse()
          .forEach(
              (code, stored) -> {
                if (stored.containsKey(sku)) {
                  found.put(code, stored.get(sku));
                }
              });
      levels.put(sku, found);
    }
    Map<WarehouseCode, Map<Sku, StockLevel>> known = new TreeMap<>();
    read.byWarehouse().keySet().forEach(code -> known.put(code, new HashMap<>()));
    for (Sku sku : skus) {
      levels.getOrDefault(sku, Map.of()).forEach((code, level) -> known.get(code).put(sku, level));
    }
    return new Answer(
        new StockLevels(read.warehouses(), known, read.unreachable()),
        missing.size() == skus.size());
  }

  /** A warehouse that came or went changes what can be had of every SKU. */
  private void forgetIfOthersAnswer(StockLevels read) {
    if (!answering.equals(read.byWarehouse().keySet())) {
      levels.clear();
      answering = Set.copyOf(read.byWarehouse().keySet());
    }
  }

  void forget(Collection<Sku> skus) {
    skus.forEach(levels::remove);
  }

  /** Notes what a committed hold has moved. */
  void held(WarehouseCode warehouse, Sku sku, int quantity) {
    levels.computeIfPresent(
        sku,
        (s, places) -> {
          places.computeIfPresent(
              warehouse,
              (w, old) ->
                  new StockLevel(
                      sku,
                      old.onHand(),
                      old.reserved() + quantity,
                      old.safetyStock(),
                      old.incoming(),
                      old.version() + 1));
          return places;
        });
  }
}
