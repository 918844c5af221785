package io.holdfast.orders.bundle;

import io.holdfast.catalog.BundlePart;
import io.holdfast.catalog.PriceList;
import io.holdfast.kernel.Sku;
import io.holdfast.orders.OrderLine;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The units that warehouses have to have for an order. */
public final class GoodsOfOrder {
  private GoodsOfOrder() {}

  /** What was ordered, by SKU, in the order in which the lines were sent. */
  public static Map<Sku, Integer> ordered(List<OrderLine> lines) {
    Map<Sku, Integer> units = new LinkedHashMap<>();
    lines.forEach(line -> units.merge(line.sku(), line.quantity(), Math::addExact));
    return units;
  }

  /**
   * Products sold alone in the order in which they were sent, then the parts of bundles. More units
   * than a count can hold are as many as it can: no warehouse has them.
   */
  public static Map<Sku, Integer> of(List<OrderLine> lines, Map<Sku, PriceList> prices) {
    Map<Sku, Integer> units = new LinkedHashMap<>();
    for (OrderLine line : lines) {
      if (partsOf(line, prices).isEmpty()) {
        units.merge(line.sku(), line.quantity(), GoodsOfOrder::sum);
      }
    }
    for (OrderLine line : lines) {
      for (BundlePart part : partsOf(line, prices)) {
        long of = Math.min(Integer.MAX_VALUE, (long) part.quantity() * line.quantity());
        units.merge(new Sku(part.sku()), (int) of, GoodsOfOrder::sum);
      }
    }
    return units;
  }

  private static List<BundlePart> partsOf(OrderLine line, Map<Sku, PriceList> prices) {
    return prices.containsKey(line.sku()) ? prices.get(line.sku()).parts() : List.of();
  }

  private static int sum(int a, int b) {
    return (int) Math.min(Integer.MAX_VALUE, (long) a + b);
  }
}
