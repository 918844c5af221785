package io.holdfast.bench.row;

import io.holdfast.bench.load.OrderBodies;
import io.holdfast.bench.load.OrderText;
import io.holdfast.bench.load.RivalContender.Basket;
import io.holdfast.bench.rival.RivalDatabases;
import io.holdfast.bench.rival.RivalOrder;
import io.holdfast.stack.load.foodmart.GeoPoint;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/**
 * SKUs in one warehouse, and one-line orders of one unit, uniform over them: the same on both
 * sides, created before the measurement.
 */
final class Assortment {
  private static final int PRICE_CENTS = 999;
  private static final int UNITS = 1_000_000_000;
  private static final int CUSTOMERS = 1024;
  private final List<String> skus;
  private final int deliveries;

  /**
   * @param prefix of the SKUs
   * @param count how many there are
   * @param deliveries of a million units each
   */
  Assortment(String prefix, int count, int deliveries) {
    this.deliveries = deliveries;
    this.skus =
        IntStream.rangeClosed(1, count)
            .mapToObj(number -> String.format(Locale.ROOT, "%s-%06d", prefix, number))
            .toList();
  }

  /** Receives it in Holdfast's first warehouse. */
  void stockHoldfast(BenchEnvironment environment) {
    BenchCatalog goods = new BenchCatalog(environment.stack());
    goods.products(skus, "9.99");
    goods.receive(environment.warehouses().get(0).code(), skus.get(0), skus, deliveries);
  }

  /** Inserts it into the rival's databases. */
  void stockRival(String url) {
    RivalDatabases.stock(url, skus, UNITS);
  }

  /** The path of each SKU. */
  List<String> paths(String before) {
    return skus.stream().map(sku -> before + sku).toList();
  }

  OrderBodies orders(GeoPoint customers) {
    byte[][] bodies = new byte[skus.size()][];
    for (int i = 0; i < bodies.length; i++) {
      bodies[i] = OrderText.of("syn-" + i % CUSTOMERS, customers, Map.of(skus.get(i), 1));
    }
    return ordinal -> bodies[ThreadLocalRandom.current().nextInt(bodies.length)];
  }

  Basket basket(GeoPoint customers, String warehouse) {
    List<List<RivalOrder.Line>> lines =
        skus.stream()
            .map(sku -> List.of(new RivalOrder.Line(sku, 1, PRICE_CENTS, 0, warehouse)))
            .toList();
    return (run, ordinal) ->
        RivalOrder.of(
            run,
            ordinal,
            customers.latitude(),
            customers.longitude(),
            lines.get(ThreadLocalRandom.current().nextInt(lines.size())));
  }
}
