package io.holdfast.web.catalog;

import io.holdfast.catalog.CatalogService;
import io.holdfast.catalog.Product;
import io.holdfast.catalog.ProductQuery;
import io.holdfast.inventory.StockLevels;
import io.holdfast.inventory.StockService;
import io.holdfast.kernel.Page;
import io.holdfast.kernel.Sku;
import io.holdfast.orders.OrderService;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/**
 * Lists products by what is available at the moment of the request. The catalogue keeps no copy of
 * the stock, so a page is read until it is full or {@link #ROUNDS} times as many products as it
 * holds were looked at; then it is short, and the next one goes on.
 */
@Singleton
public class ProductsInStock {
  static final int ROUNDS = 10;

  private final CatalogService catalog;
  private final StockService stock;
  private final OrderService orders;

  @Inject
  public ProductsInStock(CatalogService catalog, StockService stock, OrderService orders) {
    this.catalog = catalog;
    this.stock = stock;
    this.orders = orders;
  }

  /**
   * A page of the products that are available, or of those that are not.
   *
   * @param wanted true for those of which a reachable warehouse has a unit to sell
   */
  Page<Product> page(ProductQuery query, boolean wanted) {
    List<Product> chosen = new ArrayList<>();
    ProductQuery next = query;
    String cursor = null;
    for (int round = 0; round < ROUNDS && next != null; round++) {
      Page<Product> page = catalog.list(next);
      chosen.addAll(select(page.items(), wanted));
      cursor = page.nextCursor();
      int missing = query.limit() - chosen.size();
      next = cursor == null || missing == 0 ? null : query.from(cursor, missing);
    }
    return new Page<>(List.copyOf(chosen), cursor);
  }

  private List<Product> select(List<Product> products, boolean wanted) {
    if (products.isEmpty()) {
      return products;
    }
    StockLevels levels =
        stock.offered(products.stream().map(Product::sku).toList(), orders.overdue());
    return products.stream()
        .filter(product -> isAvailable(product.sku(), levels) == wanted)
        .toList();
  }

  private static boolean isAvailable(Sku sku, StockLevels levels) {
    return levels.byWarehouse().values().stream()
        .anyMatch(kept -> kept.containsKey(sku) && kept.get(sku).available() > 0);
  }
}
