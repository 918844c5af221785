package io.holdfast.bench.row;

import io.holdfast.bench.Measured;
import io.holdfast.bench.Target;
import io.holdfast.bench.load.Contender;
import io.holdfast.bench.load.HoldfastShop;
import io.holdfast.bench.load.RivalShop;
import io.holdfast.bench.load.Sample;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Row 4: FoodMart's baskets, whose lines lie in four warehouses. */
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
  public List<Measured> measure(Scene scene) {
    Baskets baskets = new Baskets(scene.warehouses());
    baskets.stockHoldfast(scene);
    baskets.stockRival(scene.rival().warehouses());
    HoldfastShop holdfast = scene.holdfast(baskets.orders(), CLIENTS, 0);
    Duel duel = new Duel(scene);
    duel.warmUp(holdfast);
    RivalShop xa = new Rivals(scene).twoPhase(baskets.rivalOrders());
    Map<Contender, List<Sample>> samples = duel.fight(List.of(holdfast, xa));
    String note =
        "%s; %.1f lines an order; %.2f warehouses an order, the rival's %.2f"
            .formatted(
                Rivals.note(xa),
                baskets.linesPerOrder(),
                new EventPath(scene.stack()).ofHub(SPREAD),
                baskets.warehousesPerOrder());
    return List.of(
        Measured.beside(
            "4",
            scene.mode(),
            "FoodMart baskets over four warehouses, 128 clients ÷ XA",
            "orders/s",
            Duel.side(samples.get(holdfast), Sample::rate, ""),
            Duel.side(samples.get(xa), Sample::rate, note),
            Target.ratio(4.0)));
  }
}
