package io.holdfast.bench.row;

import io.holdfast.bench.Bound;
import io.holdfast.bench.Measurement;
import io.holdfast.bench.Spread;
import io.holdfast.bench.load.HoldfastContender;
import io.holdfast.bench.load.OrderBodies;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Row 14: the rate of the first ten seconds after the server reports ready, rehearsed. */
public final class FirstSecondsRow implements Row {
  /** Of this row. */
  public static final int NUMBER = 14;

  private static final int CLIENTS = 64;
  private static final Duration FIRST = Duration.ofSeconds(10);

  @Override
  public Set<Integer> numbers() {
    return Set.of(NUMBER);
  }

  @Override
  public List<Measurement> measure(BenchEnvironment environment) {
    Assortment assortment = new Assortment("one", 10_000, 1);
    assortment.stockHoldfast(environment);
    OrderBodies orders = assortment.orders(environment.place(0));
    HoldfastContender shop = environment.holdfast(orders, CLIENTS, 0);
    List<Double> first = new ArrayList<>();
    List<Double> warm = new ArrayList<>();
    for (int repetition = 1; repetition <= environment.pace().repetitions(); repetition++) {
      environment.stack().restartServer();
      first.add(shop.run(FIRST).rate());
      new Comparison(environment).warmUp(shop);
      warm.add(shop.run(environment.pace().slot()).rate());
      environment.say(
          "%d/%d     first 10 s %,9.0f orders/s, warm %,9.0f",
          repetition,
          environment.pace().repetitions(),
          first.get(repetition - 1),
          warm.get(repetition - 1));
    }
    return List.of(
        Measurement.beside(
            "14",
            environment.mode(),
            "first 10 s after ready ÷ warm",
            "orders/s",
            new Measurement.Side(Spread.of(first), Map.of(), ""),
            new Measurement.Side(Spread.of(warm), Map.of(), ""),
            Bound.ratio(0.5)));
  }
}
