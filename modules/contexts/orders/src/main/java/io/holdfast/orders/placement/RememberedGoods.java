package io.holdfast.orders.placement;

import io.holdfast.catalog.Catalog;
import io.holdfast.inventory.Stock;
import io.holdfast.inventory.StockLevels;
import io.holdfast.kernel.Money;
import io.holdfast.kernel.Sku;
import io.holdfast.kernel.WarehouseCode;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/** What the lane knows of the SKUs that it sold last. For one batch at a time. */
final class RememberedGoods {
  private static final int SKUS = 20_000;

  private final RememberedPrices prices;
  private final RememberedStock stock;

  RememberedGoods(Catalog catalog, Stock stock) {
    this.prices = new RememberedPrices(catalog, SKUS);
    this.stock = new RememberedStock(stock, SKUS);
  }

  /**
   * What orders are decided on.
   *
   * @param prices without the SKUs that the catalogue does not have
   * @param fresh whether all of it was read just now; if not, it may be used to accept, not to
   *     refuse
   */
  record Known(Map<Sku, Money> prices, StockLevels levels, boolean fresh) {}

  /** What is known of the SKUs; what is not remembered is read. */
  Known look(Set<Sku> skus) {
    RememberedPrices.Answer priced = prices.look(skus);
    RememberedStock.Answer stored = stock.look(skus);
    return new Known(priced.prices(), stored.levels(), priced.fresh() && stored.fresh());
  }

  /** The next look reads these. */
  void forget(Set<Sku> skus) {
    prices.forget(skus);
    stock.forget(skus);
  }

  /** The next look reads the stock of these unless it was read less than this long ago. */
  void forgetStockOlderThan(Duration age, Set<Sku> skus) {
    stock.forgetOlderThan(age, skus);
  }

  /** Notes what a committed batch has taken. */
  void taken(BatchHolds holds) {
    for (WarehouseCode warehouse : holds.byWarehouse().keySet()) {
      holds.units(warehouse).forEach((sku, units) -> stock.held(warehouse, sku, units));
    }
  }
}
