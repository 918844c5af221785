package io.holdfast.bench.row;

import io.holdfast.bench.load.OrderBodies;
import io.holdfast.bench.load.OrderText;
import io.holdfast.bench.load.RivalContender;
import io.holdfast.bench.rival.RivalDatabases;
import io.holdfast.bench.rival.RivalOrder;
import io.holdfast.stack.layout.StackWarehouse;
import io.holdfast.stack.load.foodmart.Basket;
import io.holdfast.stack.load.foodmart.FoodMart;
import io.holdfast.stack.load.foodmart.FoodMartProduct;
import io.holdfast.stack.load.foodmart.GeoPoint;
import io.holdfast.stack.load.foodmart.Year;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** FoodMart's baskets of 1997 for both sides, made before the clock runs. */
final class Baskets {
  private static final int UNITS = 1_000_000_000;
  private static final int PRICE_CENTS = 999;
  private final List<Basket> baskets;
  private final List<StackWarehouse> warehouses;
  private final ArticleLocations locations;
  private final List<Integer> articles;

  Baskets(List<StackWarehouse> warehouses) {
    this.warehouses = warehouses;
    this.locations = new ArticleLocations(warehouses.size());
    FoodMart foodMart = new FoodMart();
    this.baskets = foodMart.baskets(Year.Y1997);
    this.articles = foodMart.articles().stream().map(FoodMartProduct::number).toList();
  }

  void stockHoldfast(BenchEnvironment environment) {
    BenchCatalog goods = new BenchCatalog(environment.stack());
    goods.products(articles.stream().map(FoodMartProduct::sku).toList(), "9.99");
    for (int i = 0; i < warehouses.size(); i++) {
      goods.receive(warehouses.get(i).code(), "baskets", skus(i), 1);
    }
  }

  void stockRival(List<String> urls) {
    for (int i = 0; i < urls.size(); i++) {
      RivalDatabases.stock(urls.get(i), skus(i), UNITS);
    }
  }

  OrderBodies orders() {
    List<byte[]> bodies = new ArrayList<>();
    for (Basket basket : baskets) {
      Map<String, Integer> units = new LinkedHashMap<>();
      basket.units().forEach((article, count) -> units.put(FoodMartProduct.sku(article), count));
      bodies.add(OrderText.of("basket-" + basket.customer(), place(basket), units));
    }
    return ordinal -> bodies.get((int) (ordinal % bodies.size()));
  }

  RivalContender.Basket rivalOrders() {
    List<List<RivalOrder.Line>> sourced = baskets.stream().map(this::lines).toList();
    return (run, ordinal) -> {
      int index = (int) (ordinal % sourced.size());
      GeoPoint place = place(baskets.get(index));
      return RivalOrder.of(run, ordinal, place.latitude(), place.longitude(), sourced.get(index));
    };
  }

  /** How many warehouses an order of the rival needs, on average. */
  double warehousesPerOrder() {
    return baskets.stream()
        .mapToLong(
            basket -> lines(basket).stream().map(RivalOrder.Line::warehouse).distinct().count())
        .average()
        .orElseThrow();
  }

  /** How many lines an order has, on average. */
  double linesPerOrder() {
    return baskets.stream().mapToInt(basket -> basket.units().size()).average().orElseThrow();
  }

  private List<RivalOrder.Line> lines(Basket basket) {
    SortedMap<String, Integer> bySku = new TreeMap<>();
    basket.units().keySet().forEach(article -> bySku.put(FoodMartProduct.sku(article), article));
    Map<Integer, Integer> sources = locations.source(basket.units().keySet());
    return bySku.entrySet().stream()
        .map(
            entry ->
                line(
                    entry.getKey(),
                    basket.units().get(entry.getValue()),
                    sources.get(entry.getValue())))
        .sorted(Comparator.comparing(RivalOrder.Line::sku))
        .toList();
  }

  private RivalOrder.Line line(String sku, int units, int warehouse) {
    return new RivalOrder.Line(
        sku, units, PRICE_CENTS, warehouse, warehouses.get(warehouse).code());
  }

  private GeoPoint place(Basket basket) {
    StackWarehouse near = warehouses.get(basket.customer() % warehouses.size());
    return new GeoPoint(near.latitude(), near.longitude());
  }

  private List<String> skus(int warehouse) {
    return locations.of(warehouse, articles).stream().map(FoodMartProduct::sku).toList();
  }
}
