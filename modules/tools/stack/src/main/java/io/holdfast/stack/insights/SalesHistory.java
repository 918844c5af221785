package io.holdfast.stack.insights;

import io.holdfast.stack.load.foodmart.Basket;
import io.holdfast.stack.load.foodmart.FoodMart;
import io.holdfast.stack.load.foodmart.FoodMartProduct;
import io.holdfast.stack.load.foodmart.Year;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * FoodMart's sales of a year.
 *
 * @param days units of each article by day, in days since 1970; days without sales are missing
 * @param categories category of each article
 */
record SalesHistory(SortedMap<Long, Map<Integer, Long>> days, Map<Integer, String> categories) {
  /** The first day of 1997 is FoodMart's day 367. */
  private static final long FIRST_DAY = 9862 - 367;

  static SalesHistory of(Year year) {
    FoodMart foodMart = new FoodMart();
    Map<Integer, String> categories = new HashMap<>();
    for (FoodMartProduct article : foodMart.articles()) {
      categories.put(article.number(), article.category());
    }
    SortedMap<Long, Map<Integer, Long>> days = new TreeMap<>();
    for (Basket basket : foodMart.baskets(year)) {
      Map<Integer, Long> day =
          days.computeIfAbsent(FIRST_DAY + basket.day(), at -> new TreeMap<>());
      basket.units().forEach((article, units) -> day.merge(article, (long) units, Long::sum));
    }
    return new SalesHistory(days, categories);
  }

  /** Units of each category on a day. */
  Map<String, Long> byCategory(long day) {
    Map<String, Long> sums = new TreeMap<>();
    days.getOrDefault(day, Map.of())
        .forEach((article, units) -> sums.merge(categories.get(article), units, Long::sum));
    return sums;
  }
}
