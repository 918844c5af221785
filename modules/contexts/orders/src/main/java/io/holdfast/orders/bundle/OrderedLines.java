package io.holdfast.orders.bundle;

import io.holdfast.catalog.BundlePart;
import io.holdfast.kernel.Money;
import io.holdfast.orders.OrderView;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The lines of an order as they were ordered: units of products sold alone, and bundles, whose
 * allocations are of their parts, in the order in which they were sent. Which units of a product
 * belong to a bundle is not kept; units sold alone are the first ones.
 */
public final class OrderedLines {
  private final Map<String, List<OrderView.Allocation>> left = new HashMap<>();
  private final Map<String, Integer> cancelled = new HashMap<>();
  private final String currency;

  private OrderedLines(List<OrderView.Line> goods, String currency) {
    this.currency = currency;
    for (OrderView.Line line : goods) {
      left.put(line.sku(), new ArrayList<>(line.allocations()));
      cancelled.put(line.sku(), line.cancelled());
    }
  }

  /**
   * The lines as they were ordered.
   *
   * @param goods the lines that the order keeps, one for each SKU
   * @param bundles in the order of their positions
   */
  public static List<OrderView.Line> of(
      List<OrderView.Line> goods, List<BundleLine> bundles, String currency) {
    if (bundles.isEmpty()) {
      return goods;
    }
    OrderedLines lines = new OrderedLines(goods, currency);
    List<OrderView.Line> ordered = new ArrayList<>();
    for (OrderView.Line line : goods) {
      int alone = line.quantity() - bundles.stream().mapToInt(b -> b.unitsOf(line.sku())).sum();
      if (alone > 0) {
        ordered.add(lines.alone(line, alone));
      }
    }
    for (BundleLine bundle : bundles) {
      ordered.add(Math.min(bundle.position(), ordered.size()), lines.bundle(bundle));
    }
    return ordered;
  }

  private OrderView.Line alone(OrderView.Line line, int units) {
    int gone = Math.min(units, cancelled.get(line.sku()));
    cancelled.merge(line.sku(), -gone, Integer::sum);
    return new OrderView.Line(
        line.sku(), units, line.unitPrice(), gone, take(line.sku(), units, null));
  }

  private OrderView.Line bundle(BundleLine bundle) {
    List<OrderView.Allocation> allocations = new ArrayList<>();
    int gone = 0;
    for (BundlePart part : bundle.parts()) {
      int units = bundle.unitsOf(part.sku());
      allocations.addAll(take(part.sku(), units, part.sku()));
      int ofPart = Math.min(units, cancelled.getOrDefault(part.sku(), 0));
      cancelled.merge(part.sku(), -ofPart, Integer::sum);
      gone = Math.max(gone, (ofPart + part.quantity() - 1) / part.quantity());
    }
    return new OrderView.Line(
        bundle.sku(),
        bundle.quantity(),
        new Money(bundle.unitPriceMinorUnits(), currency).amount(),
        gone,
        allocations);
  }

  /** Takes units from where they are reserved. */
  private List<OrderView.Allocation> take(String sku, int units, String shown) {
    List<OrderView.Allocation> taken = new ArrayList<>();
    List<OrderView.Allocation> rest = left.getOrDefault(sku, List.of());
    int missing = units;
    for (int i = 0; i < rest.size() && missing > 0; i++) {
      OrderView.Allocation from = rest.get(i);
      int some = Math.min(missing, from.quantity());
      if (some > 0) {
        taken.add(new OrderView.Allocation(from.warehouse(), some, shown));
        rest.set(i, new OrderView.Allocation(from.warehouse(), from.quantity() - some));
        missing -= some;
      }
    }
    return taken;
  }
}
