package io.holdfast.catalog;

import io.holdfast.kernel.Money;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a unit of a product costs now, and what it is made of.
 *
 * @param base in the currency of the product
 * @param others in further currencies, by their codes
 * @param parts of a bundle; empty for a product with stock of its own
 */
public record PriceList(Money base, Map<String, Money> others, List<BundlePart> parts) {

  /** The price in one currency only. */
  public static PriceList of(Money base) {
    return new PriceList(base, Map.of(), List.of());
  }

  /**
   * The price in a currency.
   *
   * @param currency null for that of the product
   * @return empty if there is none in it
   */
  public Optional<Money> in(String currency) {
    return currency == null || currency.equals(base.currency())
        ? Optional.of(base)
        : Optional.ofNullable(others.get(currency));
  }
}
