package io.holdfast.bench.row;

import io.holdfast.bench.Bound;
import io.holdfast.bench.Measurement;
import io.holdfast.bench.Spread;
import io.holdfast.bench.load.HoldfastContender;
import io.holdfast.bench.load.OrderBodies;
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
  public List<Measurement> measure(BenchEnvironment environment) {
    Assortment assortment = new Assortment("one", 10_000, 1);
    assortment.stockHoldfast(environment);
    OrderBodies orders = assortment.orders(environment.place(0));
    ServerMemory memory = new ServerMemory(environment.stack().serverProcess());
    List<Double> resident = new ArrayList<>();
    List<Double> live = new ArrayList<>();
    new Comparison(environment).warmUp(environment.holdfast(orders, CLIENTS, 0));
    resident.add(memory.resident());
    live.add(memory.liveHeap());
    HoldfastContender steady = environment.holdfast(orders, CLIENTS, RATE);
    for (int reading = 1; reading <= READINGS; reading++) {
      steady.run(soak.dividedBy(READINGS));
      resident.add(memory.resident());
      live.add(memory.liveHeap());
      environment.say(
          "%d/%d     resident %.0f MiB, live heap %.0f MiB",
          reading, READINGS, resident.get(reading), live.get(reading));
    }
    return results(environment, resident, live);
  }

  private List<Measurement> results(
      BenchEnvironment environment, List<Double> resident, List<Double> live) {
    double most = Spread.of(resident).max();
    Spread last = Spread.of(live.subList(live.size() - 2, live.size()));
    Spread first = Spread.of(live.subList(0, 2));
    String course =
        "course in MiB:" + live.stream().map(" %.0f"::formatted).reduce("", String::concat);
    return List.of(
        Measurement.alone(
            "10a",
            environment.mode(),
            "resident memory of the server under load, the most",
            "MiB",
            new Measurement.Side(new Spread(most, Spread.of(resident).min(), most), Map.of(), ""),
            Bound.atMost(900, "MiB")),
        Measurement.beside(
            "10b",
            environment.mode(),
            "live heap, end ÷ begin of a soak of %d min at %.0f orders/s"
                .formatted(soak.toMinutes(), RATE),
            "MiB",
            new Measurement.Side(last, Map.of(), ""),
            new Measurement.Side(first, Map.of(), course),
            Bound.atMost(1.05, "")));
  }
}
