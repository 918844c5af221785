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

/** Row 3: all orders for one SKU. */
public final class HotRow implements Row {
  private static final int CLIENTS = 128;
  private static final int DELIVERIES = 10;

  @Override
  public Set<Integer> numbers() {
    return Set.of(3);
  }

  @Override
  public List<Measurement> measure(BenchEnvironment environment) {
    Assortment hot = new Assortment("hot", 1, DELIVERIES);
    hot.stockHoldfast(environment);
    HoldfastContender holdfast = environment.holdfast(hot.orders(environment.place(0)), CLIENTS, 0);
    Comparison comparison = new Comparison(environment);
    comparison.warmUp(holdfast);
    RivalContender plain = new Rivals(environment).plain(hot);
    Map<Contender, List<Sample>> samples = comparison.fight(List.of(holdfast, plain));
    return List.of(
        Measurement.beside(
            "3",
            environment.mode(),
            "one hot SKU, 128 clients ÷ plain transaction, one hot row",
            "orders/s",
            Comparison.side(samples.get(holdfast), Sample::rate, ""),
            Comparison.side(samples.get(plain), Sample::rate, Rivals.note(plain)),
            Bound.ratio(5.0)));
  }
}
