package io.holdfast.bench.row;

import io.holdfast.bench.Measured;
import io.holdfast.bench.Target;
import io.holdfast.bench.load.Contender;
import io.holdfast.bench.load.HoldfastShop;
import io.holdfast.bench.load.Orders;
import io.holdfast.bench.load.RivalShop;
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
  public List<Measured> measure(Scene scene) {
    assortment.stockHoldfast(scene);
    Orders orders = assortment.orders(scene.place(0));
    HoldfastShop holdfast = scene.holdfast(orders, CLIENTS, 0);
    Rivals rivals = new Rivals(scene);
    Duel duel = new Duel(scene);
    List<Contender> contenders = new ArrayList<>(List.of(holdfast));
    duel.warmUp(holdfast);
    RivalShop plain = scene.wants(1) ? rivals.plain(assortment) : null;
    RivalShop xa = scene.wants(2) ? rivals.twoPhase(assortment) : null;
    add(contenders, plain);
    add(contenders, xa);
    Map<Contender, List<Sample>> samples = duel.fight(contenders);
    List<Measured> results = new ArrayList<>();
    Measured.Side ours = Duel.side(samples.get(holdfast), Sample::rate, "");
    String what = "one-line orders, 10,000 SKUs, 128 clients ÷ ";
    if (plain != null) {
      Measured.Side theirs = Duel.side(samples.get(plain), Sample::rate, Rivals.note(plain));
      String against = what + "plain transaction, one database";
      results.add(
          Measured.beside("1", scene.mode(), against, RATE, ours, theirs, Target.ratio(2.0)));
    }
    if (xa != null) {
      Measured.Side theirs = Duel.side(samples.get(xa), Sample::rate, Rivals.note(xa));
      String against = what + "XA, hub and warehouse";
      results.add(
          Measured.beside("2", scene.mode(), against, RATE, ours, theirs, Target.ratio(6.0)));
    }
    if (scene.wants(6)) {
      results.add(crowded(scene, samples.get(holdfast)));
      results.add(calm(scene, orders, ours.spread().median() / 2));
    }
    return results;
  }

  private static Measured crowded(Scene scene, List<Sample> samples) {
    return Measured.alone(
        "6a",
        scene.mode(),
        "p99 of the answer, 128 clients",
        "ms",
        Duel.side(samples, sample -> sample.latencies().millis(99), ""),
        Target.atMost(60, "ms"));
  }

  private static Measured calm(Scene scene, Orders orders, double rate) {
    HoldfastShop steady = scene.holdfast(orders, CLIENTS, rate);
    List<Sample> samples = new Duel(scene).fight(List.of(steady)).get(steady);
    return Measured.alone(
        "6b",
        scene.mode(),
        "p99 of the answer at half the peak rate, open model",
        "ms",
        Duel.side(
            samples, sample -> sample.latencies().millis(99), "%,.0f orders/s".formatted(rate)),
        Target.atMost(30, "ms"));
  }

  private static void add(List<Contender> contenders, Contender rival) {
    if (rival != null) {
      contenders.add(rival);
    }
  }
}
