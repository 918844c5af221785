package io.holdfast.stack.load;

import io.holdfast.stack.load.foodmart.Basket;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Opening stock of 1997. FoodMart's data lack it: they have the deliveries of the year (207,726
 * units of 1,447 articles) and the sales (266,773 units of 1,559). We assume that every depot held
 * a quarter of what its store sold of each article that year, rounded to the nearest unit: 69,029
 * units.
 *
 * <p>This covers every article that was sold. The first 5,000 baskets of 1997 find their goods
 * except for about one in fifty, which asks for the last units of something; the whole year runs
 * short of many articles, as it would have without the next year's deliveries.
 */
final class OpeningStock {
  private static final int PARTS_OF_A_YEAR = 4;

  private OpeningStock() {}

  /** Units by store and article; no entry is zero. */
  static SortedMap<Integer, SortedMap<Integer, Integer>> of(Iterable<Basket> yearOfSales) {
    SortedMap<Integer, SortedMap<Integer, Integer>> sold = new TreeMap<>();
    for (Basket basket : yearOfSales) {
      Map<Integer, Integer> ofStore = sold.computeIfAbsent(basket.store(), any -> new TreeMap<>());
      basket.units().forEach((article, units) -> ofStore.merge(article, units, Integer::sum));
    }
    for (SortedMap<Integer, Integer> ofStore : sold.values()) {
      ofStore.replaceAll((article, units) -> share(units));
      ofStore.values().removeIf(units -> units == 0);
    }
    return sold;
  }

  private static int share(int units) {
    return (units + PARTS_OF_A_YEAR / 2) / PARTS_OF_A_YEAR;
  }
}
