package io.holdfast.bench.row;

import io.holdfast.bench.Measured;
import io.holdfast.bench.Spread;
import io.holdfast.bench.Target;
import io.holdfast.bench.load.HoldfastShop;
import io.holdfast.bench.load.Orders;
import io.holdfast.bench.machine.ServerMemory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Row 10: the server's resident memory under load, and what lives in its heap during a soak. */
public final class MemoryRow implements Row {
  private static final int CLIENTS = 128;
  private static final int READINGS = 6;
  private static final double RATE = 300;
  private final Duration soak;

  /**
   * @param soak how long the server is loaded
   */
  public MemoryRow(Duration soak) {
    this.soak = soak;
  }

  @Override
  public Set<Integer> numbers() {
    return Set.of(10);
  }

  @Override
  public List<Measured> measure(Scene scene) {
    Assortment assortment = new Assortment("one", 10_000, 1);
    assortment.stockHoldfast(scene);
    Orders orders = assortment.orders(scene.place(0));
    ServerMemory memory = new ServerMemory(scene.stack().serverProcess());
    List<Double> resident = new ArrayList<>();
    List<Double> live = new ArrayList<>();
    new Duel(scene).warmUp(scene.holdfast(orders, CLIENTS, 0));
    resident.add(memory.resident());
    live.add(memory.liveHeap());
    HoldfastShop steady = scene.holdfast(orders, CLIENTS, RATE);
    for (int reading = 1; reading <= READINGS; reading++) {
      steady.run(soak.dividedBy(READINGS));
      resident.add(memory.resident());
      live.add(memory.liveHeap());
      scene.say(
          "%d/%d     resident %.0f MiB, live heap %.0f MiB",
          reading, READINGS, resident.get(reading), live.get(reading));
    }
    return results(scene, resident, live);
  }

  private List<Measured> results(Scene scene, List<Double> resident, List<Double> live) {
    double most = Spread.of(resident).max();
    Spread last = Spread.of(live.subList(live.size() - 2, live.size()));
    Spread first = Spread.of(live.subList(0, 2));
    String course =
        "course in MiB:" + live.stream().map(" %.0f"::formatted).reduce("", String::concat);
    return List.of(
        Measured.alone(
            "10a",
            scene.mode(),
            "resident memory of the server under load, the most",
            "MiB",
            new Measured.Side(new Spread(most, Spread.of(resident).min(), most), Map.of(), ""),
            Target.atMost(900, "MiB")),
        Measured.beside(
            "10b",
            scene.mode(),
            "live heap, end ÷ begin of a soak of %d min at %.0f orders/s"
                .formatted(soak.toMinutes(), RATE),
            "MiB",
            new Measured.Side(last, Map.of(), ""),
            new Measured.Side(first, Map.of(), course),
            Target.atMost(1.05, "")));
  }
}
