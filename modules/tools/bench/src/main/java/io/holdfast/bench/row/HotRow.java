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

/** Row 3: everybody wants the same SKU. */
public final class HotRow implements Row {
  private static final int CLIENTS = 128;
  private static final int DELIVERIES = 10;

  @Override
  public Set<Integer> numbers() {
    return Set.of(3);
  }

  @Override
  public List<Measured> measure(Scene scene) {
    Assortment hot = new Assortment("hot", 1, DELIVERIES);
    hot.stockHoldfast(scene);
    HoldfastShop holdfast = scene.holdfast(hot.orders(scene.place(0)), CLIENTS, 0);
    Duel duel = new Duel(scene);
    duel.warmUp(holdfast);
    RivalShop plain = new Rivals(scene).plain(hot);
    Map<Contender, List<Sample>> samples = duel.fight(List.of(holdfast, plain));
    return List.of(
        Measured.beside(
            "3",
            scene.mode(),
            "one hot SKU, 128 clients ÷ plain transaction, one hot row",
            "orders/s",
            Duel.side(samples.get(holdfast), Sample::rate, ""),
            Duel.side(samples.get(plain), Sample::rate, Rivals.note(plain)),
            Target.ratio(5.0)));
  }
}
