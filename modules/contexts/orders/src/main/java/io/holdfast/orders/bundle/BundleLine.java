package io.holdfast.orders.bundle;

import io.holdfast.catalog.BundlePart;
import java.util.List;

/**
 * A bundle of an order.
 *
 * @param position among the lines of the order as they were sent, from 0
 * @param unitPriceMinorUnits price of one bundle, in the minor units of the order's currency
 * @param parts of one bundle
 */
public record BundleLine(
    int position, String sku, int quantity, long unitPriceMinorUnits, List<BundlePart> parts) {

  /** Units of a product in all bundles of the line. */
  int unitsOf(String part) {
    return parts.stream()
        .filter(p -> p.sku().equals(part))
        .mapToInt(p -> Math.multiplyExact(p.quantity(), quantity))
        .sum();
  }
}
