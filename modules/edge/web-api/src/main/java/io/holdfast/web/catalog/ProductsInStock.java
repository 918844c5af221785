package io.holdfast.web.catalog;

import io.holdfast.catalog.CatalogService;
import io.holdfast.catalog.Product;
import io.holdfast.catalog.ProductQuery;
import io.holdfast.kernel.Page;
import io.holdfast.kernel.Sku;
import io.holdfast.orders.Offer;
import io.holdfast.orders.OfferService;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Lists products by what is available at the moment of the request. The catalogue keeps no copy of
 * the stock, so a page is read until it is full or {@link #ROUNDS} times as many products as it
 * holds were looked at; then it is short, and the next one goes on.
 */
@Singleton
public class ProductsInStock {
  static final int ROUNDS = 10;

  private final CatalogService catalog;
  private final OfferService offers;

  @Inject
  public ProductsInStock(CatalogService catalog, OfferService offers) {
    this.catalog = catalog;
    this.offers = offers;
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
    Map<Sku, Offer> found =
        offers.findAll(products.stream().map(Product::sku).collect(Collectors.toSet()));
    return products.stream()
        .filter(product -> isAvailable(found.get(product.sku())) == wanted)
        .toList();
  }

  private static boolean isAvailable(Offer offer) {
    return offer != null && offer.total() > 0;
  }
}
