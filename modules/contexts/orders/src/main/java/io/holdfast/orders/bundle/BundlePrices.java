package io.holdfast.orders.bundle;

import io.holdfast.catalog.BundlePart;
import io.holdfast.catalog.PriceList;
import io.holdfast.kernel.Money;
import io.holdfast.kernel.Sku;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a unit of a part is worth in the bundles of an order: the price of each bundle is divided by
 * what its parts cost alone. Parcels are paid by it; a return of a bundle refunds its own price.
 */
public final class BundlePrices {
  private final Map<Sku, PriceList> prices;
  private final String currency;
  private final Map<String, Long> amounts = new HashMap<>();
  private final Map<String, Long> units = new HashMap<>();

  /**
   * @param currency of the order; null for that of the products
   */
  public BundlePrices(Map<Sku, PriceList> prices, String currency) {
    this.prices = prices;
    this.currency = currency;
  }

  /** Adds a bundle of the order. */
  public void add(BundleLine bundle) {
    List<Long> weights = bundle.parts().stream().map(this::weight).toList();
    boolean isWorthless = weights.stream().allMatch(weight -> weight == 0);
    List<Long> shares =
        Money.allocate(
            Math.multiplyExact(bundle.unitPriceMinorUnits(), (long) bundle.quantity()),
            isWorthless
                ? bundle.parts().stream().map(part -> (long) part.quantity()).toList()
                : weights);
    for (int i = 0; i < shares.size(); i++) {
      String sku = bundle.parts().get(i).sku();
      amounts.merge(sku, shares.get(i), Math::addExact);
      units.merge(sku, (long) bundle.unitsOf(sku), Math::addExact);
    }
  }

  private long weight(BundlePart part) {
    return prices
        .get(new Sku(part.sku()))
        .in(currency)
        .map(price -> Math.multiplyExact(price.minorUnits(), (long) part.quantity()))
        .orElse(0L);
  }

  /** The share of one unit, in whole minor units. */
  public long shareOf(Sku part) {
    return amounts.get(part.value()) / units.get(part.value());
  }
}
