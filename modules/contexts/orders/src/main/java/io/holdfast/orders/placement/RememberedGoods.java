package io.holdfast.orders.placement;

import io.holdfast.catalog.PriceList;
import io.holdfast.catalog.ProductPrices;
import io.holdfast.inventory.Stock;
import io.holdfast.inventory.StockLevels;
import io.holdfast.kernel.Sku;
import io.holdfast.kernel.WarehouseCode;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Cached stock and prices of recently sold SKUs. Not thread-safe: used by one batch at a time. */
final class RememberedGoods {
  private static final int SKUS = 20_000;

  private final RememberedPrices prices;
  private final RememberedStock stock;

  /**
   * @param without warehouses whose stock is not read
   */
  RememberedGoods(ProductPrices catalog, Stock stock, Set<WarehouseCode> without) {
    this.prices = new RememberedPrices(catalog, SKUS);
    this.stock = new RememberedStock(stock, SKUS, without);
  }

  /**
   * The input of decisions.
   *
   * @param prices prices by SKU; SKUs unknown to the catalogue are missing
   * @param fresh whether all of it was just read; if not, it may justify accepting an order, but
   *     not rejecting one
   */
  record Known(Map<Sku, PriceList> prices, StockLevels levels, boolean fresh) {}

  /** Returns the cached data of the SKUs; reads what is not cached. */
  Known look(Set<Sku> skus) {
    RememberedPrices.Answer priced = prices.look(skus);
    RememberedStock.Answer stored = stock.look(kept(skus, priced.prices()));
    return new Known(priced.prices(), stored.levels(), priced.fresh() && stored.fresh());
  }

  /** SKUs with stock of their own: without bundles, and with their parts. */
  private static Set<Sku> kept(Set<Sku> skus, Map<Sku, PriceList> prices) {
    Set<Sku> parts = RememberedPrices.partsOf(prices);
    if (parts.isEmpty()) {
      return skus;
    }
    Set<Sku> kept = new HashSet<>(parts);
    skus.stream()
        .filter(sku -> !prices.containsKey(sku) || prices.get(sku).parts().isEmpty())
        .forEach(kept::add);
    return kept;
  }

  /** Invalidates these SKUs. */
  void forget(Set<Sku> skus) {
    prices.forget(skus);
    stock.forget(skus);
  }

  /** Invalidates the stock of these SKUs unless it was read less than this long ago. */
  void forgetStockOlderThan(Duration age, Set<Sku> skus) {
    stock.forgetOlderThan(age, skus);
  }

  /** Applies a committed batch to the cache. */
  void taken(BatchHolds holds) {
    for (WarehouseCode warehouse : holds.byWarehouse().keySet()) {
      holds.units(warehouse).forEach((sku, units) -> stock.held(warehouse, sku, units));
    }
  }
}
