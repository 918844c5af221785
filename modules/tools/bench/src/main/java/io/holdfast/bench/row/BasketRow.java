package io.holdfast.bench.row;

import io.holdfast.bench.Bound;
import io.holdfast.bench.Measurement;
import io.holdfast.bench.load.Contender;
import io.holdfast.bench.load.HoldfastContender;
import io.holdfast.bench.load.RivalContender;
import io.holdfast.bench.load.Sample;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Row 4: FoodMart's baskets over four warehouses. */
public final class BasketRow implements Row {
  private static final int CLIENTS = 128;

  /** Warehouses of each of the latest orders. */
  private static final String SPREAD =
      """
      SELECT count(DISTINCT (order_id, warehouse))::float8 / count(DISTINCT order_id)
      FROM orders.allocation WHERE order_id IN (
        SELECT id FROM orders.orders WHERE customer_id LIKE 'basket-%' ORDER BY id DESC LIMIT 2000)""";

  @Override
  public Set<Integer> numbers() {
    return Set.of(4);
  }

  @Override
  public List<Measurement> measure(BenchEnvironment environment) {
    Baskets baskets = new Baskets(environment.warehouses());
    baskets.stockHoldfast(environment);
    baskets.stockRival(environment.rival().warehouses());
    HoldfastContender holdfast = environment.holdfast(baskets.orders(), CLIENTS, 0);
    Comparison comparison = new Comparison(environment);
    comparison.warmUp(holdfast);
    RivalContender xa = new Rivals(environment).twoPhase(baskets.rivalOrders());
    Map<Contender, List<Sample>> samples = comparison.fight(List.of(holdfast, xa));
    String note =
        "%s; %.1f lines an order; %.2f warehouses an order, the rival's %.2f"
            .formatted(
                Rivals.note(xa),
                baskets.linesPerOrder(),
                new EventPath(environment.stack()).ofHub(SPREAD),
                baskets.warehousesPerOrder());
    return List.of(
        Measurement.beside(
            "4",
            environment.mode(),
            "FoodMart baskets over four warehouses, 128 clients ÷ XA",
            "orders/s",
            Comparison.side(samples.get(holdfast), Sample::rate, ""),
            Comparison.side(samples.get(xa), Sample::rate, note),
            Bound.ratio(4.0)));
  }
}
