package io.holdfast.bench.row;

import io.holdfast.bench.Measured;
import io.holdfast.bench.Spread;
import io.holdfast.bench.Target;
import io.holdfast.bench.load.HoldfastShop;
import io.holdfast.bench.load.Orders;
import io.holdfast.stack.StackFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Row 8: from placed to confirmed, by the database's clock. */
public final class PathRow implements Row {
  private static final int CLIENTS = 128;
  private static final String NOW = "SELECT extract(epoch FROM clock_timestamp())::float8";
  private static final String SUSTAINED =
      """
      SELECT count(confirmed_at) / extract(epoch FROM max(confirmed_at) - min(placed_at))::float8
      FROM orders.orders WHERE placed_at >= to_timestamp(%s)""";
  private static final String BETWEEN =
      """
      SELECT percentile_disc(0.99) WITHIN GROUP (
        ORDER BY extract(epoch FROM confirmed_at - placed_at)::float8)
      FROM orders.orders WHERE placed_at >= to_timestamp(%s)""";

  @Override
  public Set<Integer> numbers() {
    return Set.of(8);
  }

  @Override
  public List<Measured> measure(Scene scene) {
    Assortment assortment = new Assortment("one", 10_000, 1);
    assortment.stockHoldfast(scene);
    Orders orders = assortment.orders(scene.place(0));
    HoldfastShop crowd = scene.holdfast(orders, CLIENTS, 0);
    new Duel(scene).warmUp(crowd);
    Spread sustained = repeat(scene, crowd, SUSTAINED, "confirmed, orders/s");
    double half = sustained.median() / 2;
    Spread between = repeat(scene, scene.holdfast(orders, CLIENTS, half), BETWEEN, "p99, s");
    return List.of(
        Measured.alone(
            "8a",
            scene.mode(),
            "placed to confirmed, first placed to last confirmed",
            "orders/s",
            new Measured.Side(sustained, Map.of(), ""),
            Target.atLeast(800, "orders/s")),
        Measured.alone(
            "8b",
            scene.mode(),
            "p99 of placed to confirmed at half that rate, open model",
            "s",
            new Measured.Side(between, Map.of(), "%,.0f orders/s".formatted(half)),
            Target.atMost(1, "s")));
  }

  private static Spread repeat(Scene scene, HoldfastShop shop, String question, String unit) {
    EventPath path = new EventPath(scene.stack());
    List<Double> values = new ArrayList<>();
    for (int repetition = 1; repetition <= scene.pace().repetitions(); repetition++) {
      String from = String.format(Locale.ROOT, "%.6f", path.ofHub(NOW));
      shop.run(scene.pace().slot());
      if (!path.settle(scene.pace().settle())) {
        throw new StackFailure("the orders were not confirmed in time: this is no measurement");
      }
      values.add(path.ofHub(String.format(question, from)));
      scene.say(
          "%d/%d     %s %.2f",
          repetition, scene.pace().repetitions(), unit, values.get(repetition - 1));
    }
    return Spread.of(values);
  }
}
