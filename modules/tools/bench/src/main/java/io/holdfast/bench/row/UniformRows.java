package io.holdfast.bench.row;

import io.holdfast.bench.Bound;
import io.holdfast.bench.Measurement;
import io.holdfast.bench.load.Contender;
import io.holdfast.bench.load.HoldfastContender;
import io.holdfast.bench.load.OrderBodies;
import io.holdfast.bench.load.RivalContender;
import io.holdfast.bench.load.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Rows 1, 2 and 6: one-line orders, uniform over 10,000 SKUs of one warehouse. */
public final class UniformRows implements Row {
  private static final int SKUS = 10_000;
  private static final int CLIENTS = 128;
  private static final String RATE = "orders/s";
  private final Assortment assortment = new Assortment("one", SKUS, 1);

  @Override
  public Set<Integer> numbers() {
    return Set.of(1, 2, 6);
  }

  @Override
  public List<Measurement> measure(BenchEnvironment environment) {
    assortment.stockHoldfast(environment);
    OrderBodies orders = assortment.orders(environment.place(0));
    HoldfastContender holdfast = environment.holdfast(orders, CLIENTS, 0);
    Rivals rivals = new Rivals(environment);
    Comparison comparison = new Comparison(environment);
    List<Contender> contenders = new ArrayList<>(List.of(holdfast));
    comparison.warmUp(holdfast);
    RivalContender plain = environment.wants(1) ? rivals.plain(assortment) : null;
    RivalContender xa = environment.wants(2) ? rivals.twoPhase(assortment) : null;
    add(contenders, plain);
    add(contenders, xa);
    Map<Contender, List<Sample>> samples = comparison.fight(contenders);
    List<Measurement> results = new ArrayList<>();
    Measurement.Side ours = Comparison.side(samples.get(holdfast), Sample::rate, "");
    String what = "one-line orders, 10,000 SKUs, 128 clients ÷ ";
    if (plain != null) {
      Measurement.Side theirs =
          Comparison.side(samples.get(plain), Sample::rate, Rivals.note(plain));
      String against = what + "plain transaction, one database";
      results.add(
          Measurement.beside(
              "1", environment.mode(), against, RATE, ours, theirs, Bound.ratio(2.0)));
    }
    if (xa != null) {
      Measurement.Side theirs = Comparison.side(samples.get(xa), Sample::rate, Rivals.note(xa));
      String against = what + "XA, hub and warehouse";
      results.add(
          Measurement.beside(
              "2", environment.mode(), against, RATE, ours, theirs, Bound.ratio(6.0)));
    }
    if (environment.wants(6)) {
      results.add(atFullLoad(environment, samples.get(holdfast)));
      results.add(calm(environment, orders, ours.spread().median() / 2));
    }
    return results;
  }

  private static Measurement atFullLoad(BenchEnvironment environment, List<Sample> samples) {
    return Measurement.alone(
        "6a",
        environment.mode(),
        "p99 of the answer, 128 clients",
        "ms",
        Comparison.side(samples, sample -> sample.latencies().millis(99), ""),
        Bound.atMost(60, "ms"));
  }

  private static Measurement calm(BenchEnvironment environment, OrderBodies orders, double rate) {
    HoldfastContender steady = environment.holdfast(orders, CLIENTS, rate);
    List<Sample> samples = new Comparison(environment).fight(List.of(steady)).get(steady);
    return Measurement.alone(
        "6b",
        environment.mode(),
        "p99 of the answer at half the peak rate, open model",
        "ms",
        Comparison.side(
            samples, sample -> sample.latencies().millis(99), "%,.0f orders/s".formatted(rate)),
        Bound.atMost(30, "ms"));
  }

  private static void add(List<Contender> contenders, Contender rival) {
    if (rival != null) {
      contenders.add(rival);
    }
  }
}
