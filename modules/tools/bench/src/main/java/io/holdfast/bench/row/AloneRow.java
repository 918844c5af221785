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

/** Row 5: how long a client waits that is alone. */
public final class AloneRow implements Row {
  private static final int SKUS = 10_000;

  @Override
  public Set<Integer> numbers() {
    return Set.of(5);
  }

  @Override
  public List<Measured> measure(Scene scene) {
    Assortment assortment = new Assortment("one", SKUS, 1);
    assortment.stockHoldfast(scene);
    HoldfastShop holdfast = scene.holdfast(assortment.orders(scene.place(0)), 1, 0);
    Duel duel = new Duel(scene);
    duel.warmUp(holdfast);
    RivalShop xa = new Rivals(scene).twoPhaseAlone(assortment);
    Map<Contender, List<Sample>> samples = duel.fight(List.of(holdfast, xa));
    return List.of(
        Measured.beside(
            "5",
            scene.mode(),
            "one client alone, p50 ÷ XA's p50",
            "ms",
            Duel.side(samples.get(holdfast), AloneRow::half, ""),
            Duel.side(samples.get(xa), AloneRow::half, ""),
            Target.atMost(1.5, "")));
  }

  private static double half(Sample sample) {
    return sample.latencies().millis(50);
  }
}
