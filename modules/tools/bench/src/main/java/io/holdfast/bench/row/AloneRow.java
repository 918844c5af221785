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

/** Row 5: latency of a single client. */
public final class AloneRow implements Row {
  private static final int SKUS = 10_000;

  @Override
  public Set<Integer> numbers() {
    return Set.of(5);
  }

  @Override
  public List<Measurement> measure(BenchEnvironment environment) {
    Assortment assortment = new Assortment("one", SKUS, 1);
    assortment.stockHoldfast(environment);
    HoldfastContender holdfast =
        environment.holdfast(assortment.orders(environment.place(0)), 1, 0);
    Comparison comparison = new Comparison(environment);
    comparison.warmUp(holdfast);
    RivalContender xa = new Rivals(environment).twoPhaseAlone(assortment);
    Map<Contender, List<Sample>> samples = comparison.fight(List.of(holdfast, xa));
    return List.of(
        Measurement.beside(
            "5",
            environment.mode(),
            "one client alone, p50 ÷ XA's p50",
            "ms",
            Comparison.side(samples.get(holdfast), AloneRow::half, ""),
            Comparison.side(samples.get(xa), AloneRow::half, ""),
            Bound.atMost(1.5, "")));
  }

  private static double half(Sample sample) {
    return sample.latencies().millis(50);
  }
}
