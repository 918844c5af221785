package io.holdfast.orders.placement;

import io.holdfast.catalog.PriceList;
import io.holdfast.catalog.ProductPrices;
import io.holdfast.kernel.Sku;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Cached prices. They may be stale; the statement that writes the orders checks them. Not
 * thread-safe: used by one batch at a time.
 */
final class RememberedPrices {
  private final ProductPrices catalog;
  private final Map<Sku, PriceList> prices;

  /**
   * @param most SKUs
   */
  RememberedPrices(ProductPrices catalog, int most) {
    this.catalog = catalog;
    this.prices = new RecentlyUsed<>(most);
  }

  /**
   * A cached or fresh result.
   *
   * @param prices prices by SKU; SKUs unknown to the catalogue are missing
   * @param fresh whether all of it was just read
   */
  record Answer(Map<Sku, PriceList> prices, boolean fresh) {}

  /** Returns the prices of the SKUs, and of the parts of bundles; reads what is not cached. */
  Answer look(Collection<Sku> skus) {
    Answer found = lookUp(skus);
    Set<Sku> parts = partsOf(found.prices());
    if (parts.isEmpty()) {
      return found;
    }
    Answer ofParts = lookUp(parts);
    Map<Sku, PriceList> all = new HashMap<>(found.prices());
    all.putAll(ofParts.prices());
    return new Answer(all, found.fresh() && ofParts.fresh());
  }

  /** The parts of the bundles among the products. */
  static Set<Sku> partsOf(Map<Sku, PriceList> prices) {
    Set<Sku> parts = new HashSet<>();
    for (PriceList price : prices.values()) {
      price.parts().forEach(part -> parts.add(new Sku(part.sku())));
    }
    return parts;
  }

  private Answer lookUp(Collection<Sku> skus) {
    Map<Sku, PriceList> known = new HashMap<>();
    for (Sku sku : skus) {
      PriceList price = prices.get(sku);
      if (price != null) {
        known.put(sku, price);
      }
    }
    boolean fresh = known.isEmpty();
    if (known.size() < skus.size()) {
      Set<Sku> missing =
          skus.stream().filter(sku -> !known.containsKey(sku)).collect(Collectors.toSet());
      Map<Sku, PriceList> read = catalog.now(missing);
      prices.putAll(read);
      known.putAll(read);
    }
    return new Answer(known, fresh);
  }

  void forget(Collection<Sku> skus) {
    skus.forEach(prices::remove);
  }
}
