package io.holdfast.bench.row;

import io.holdfast.bench.Bound;
import io.holdfast.bench.Measurement;
import io.holdfast.bench.Spread;
import io.holdfast.bench.load.HoldfastContender;
import io.holdfast.bench.load.OrderBodies;
import io.holdfast.bench.load.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Row 13: orders placed when more come than can be placed, in the open model. */
public final class OverloadRow implements Row {
  private static final int CLIENTS = 128;

  /** More than wait in the server, so that its own bound is met. */
  private static final int OPEN_CLIENTS = 3_000;

  private static final int[] TIMES = {1, 2, 4, 8};

  @Override
  public Set<Integer> numbers() {
    return Set.of(13);
  }

  @Override
  public List<Measurement> measure(BenchEnvironment environment) {
    Assortment assortment = new Assortment("one", 10_000, 1);
    assortment.stockHoldfast(environment);
    OrderBodies orders = assortment.orders(environment.place(0));
    HoldfastContender closed = environment.holdfast(orders, CLIENTS, 0);
    new Comparison(environment).warmUp(closed);
    Measurement.Side peak = repeat(environment, closed, "peak");
    List<Measurement> results = new ArrayList<>();
    for (int times : TIMES) {
      double rate = times * peak.spread().median();
      Measurement.Side side =
          repeat(environment, environment.holdfast(orders, OPEN_CLIENTS, rate), times + " times");
      results.add(
          Measurement.beside(
              "13",
              environment.mode(),
              "placed when %d times the peak comes ÷ peak".formatted(times),
              "orders/s",
              side,
              peak,
              Bound.ratio(0.9)));
    }
    return results;
  }

  private static Measurement.Side repeat(
      BenchEnvironment environment, HoldfastContender shop, String what) {
    List<Double> rates = new ArrayList<>();
    long refused = 0;
    for (int repetition = 1; repetition <= environment.pace().repetitions(); repetition++) {
      Sample sample = shop.run(environment.pace().slot());
      rates.add(sample.rate());
      refused += sample.errors();
      environment.say(
          "%d/%d     %-12s %,9.0f orders/s placed, %,d refused, p99 of the placed %.0f ms",
          repetition,
          environment.pace().repetitions(),
          what,
          sample.rate(),
          sample.errors(),
          sample.latencies().millis(99));
    }
    return new Measurement.Side(
        Spread.of(rates), Map.of(), refused == 0 ? "" : "%,d refused".formatted(refused));
  }
}
