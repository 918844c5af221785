package io.holdfast.bench.row;

import io.holdfast.bench.Bound;
import io.holdfast.bench.Measurement;
import io.holdfast.bench.Spread;
import io.holdfast.bench.load.HoldfastContender;
import io.holdfast.bench.load.OrderBodies;
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
  public List<Measurement> measure(BenchEnvironment environment) {
    Assortment assortment = new Assortment("one", 10_000, 1);
    assortment.stockHoldfast(environment);
    OrderBodies orders = assortment.orders(environment.place(0));
    HoldfastContender generator = environment.holdfast(orders, CLIENTS, 0);
    new Comparison(environment).warmUp(generator);
    Spread sustained = repeat(environment, generator, SUSTAINED, "confirmed, orders/s");
    double half = sustained.median() / 2;
    Spread between =
        repeat(environment, environment.holdfast(orders, CLIENTS, half), BETWEEN, "p99, s");
    return List.of(
        Measurement.alone(
            "8a",
            environment.mode(),
            "placed to confirmed, first placed to last confirmed",
            "orders/s",
            new Measurement.Side(sustained, Map.of(), ""),
            Bound.atLeast(800, "orders/s")),
        Measurement.alone(
            "8b",
            environment.mode(),
            "p99 of placed to confirmed at half that rate, open model",
            "s",
            new Measurement.Side(between, Map.of(), "%,.0f orders/s".formatted(half)),
            Bound.atMost(1, "s")));
  }

  private static Spread repeat(
      BenchEnvironment environment, HoldfastContender shop, String question, String unit) {
    EventPath path = new EventPath(environment.stack());
    List<Double> values = new ArrayList<>();
    for (int repetition = 1; repetition <= environment.pace().repetitions(); repetition++) {
      String from = String.format(Locale.ROOT, "%.6f", path.ofHub(NOW));
      shop.run(environment.pace().slot());
      if (!path.settle(environment.pace().settle())) {
        throw new StackFailure("the orders were not confirmed in time: this is no measurement");
      }
      values.add(path.ofHub(String.format(question, from)));
      environment.say(
          "%d/%d     %s %.2f",
          repetition, environment.pace().repetitions(), unit, values.get(repetition - 1));
    }
    return Spread.of(values);
  }
}
