package io.holdfast.bench.row;

import io.holdfast.bench.Bound;
import io.holdfast.bench.Measurement;
import io.holdfast.bench.Spread;
import io.holdfast.bench.load.ReadContender;
import io.holdfast.bench.load.Sample;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntSupplier;

/**
 * Row 15: availability of one hot SKU beside a resource that does nothing, and a mix of many SKUs
 * by Zipf's law.
 */
public final class ReadRow implements Row {
  private static final double EXPONENT = 1.1;
  private static final double MOST_MILLIS = 10;
  private static final double FROM_MEMORY = 0.95;

  private final int skus;

  /**
   * @param skus in the mix
   */
  public ReadRow(int skus) {
    this.skus = skus;
  }

  @Override
  public Set<Integer> numbers() {
    return Set.of(15);
  }

  @Override
  public List<Measurement> measure(BenchEnvironment environment) {
    new Assortment("hot", 1, 1).stockHoldfast(environment);
    Reads reads = new Reads(environment);
    List<Measurement> results = new ArrayList<>();
    results.add(
        reads.besideNothing(
            "15",
            "availability of a hot SKU ÷ an empty resource",
            List.of("/api/v1/availability/hot-000001")));
    results.addAll(mix(environment, reads));
    return results;
  }

  private List<Measurement> mix(BenchEnvironment environment, Reads reads) {
    Assortment assortment = new Assortment("zipf", skus, 1);
    assortment.stockHoldfast(environment);
    IntSupplier draw = zipf();
    ReadContender mix =
        reads.of("%,d SKUs".formatted(skus), assortment.paths("/api/v1/availability/"), draw);
    mix.run(environment.pace().warmUp());
    List<Double> shares = new ArrayList<>();
    List<Double> slowest = new ArrayList<>();
    for (int repetition = 1; repetition <= environment.pace().repetitions(); repetition++) {
      CacheFigures before = CacheFigures.read(environment.stack());
      Sample sample = mix.run(environment.pace().slot());
      shares.add(CacheFigures.read(environment.stack()).shareFromMemory(before));
      slowest.add(sample.latencies().millis(99));
      environment.say(
          "%d/%d     %-30s %,9.0f reads/s  p99 %.1f ms, from memory %.3f",
          repetition,
          environment.pace().repetitions(),
          mix.name(),
          sample.rate(),
          sample.latencies().millis(99),
          shares.get(repetition - 1));
    }
    String what = "availability of %,d SKUs by Zipf's law: ".formatted(skus);
    return List.of(
        alone(environment, what + "from memory", "", shares, Bound.atLeast(FROM_MEMORY, "")),
        alone(environment, what + "p99", "ms", slowest, Bound.atMost(MOST_MILLIS, "ms")));
  }

  private static Measurement alone(
      BenchEnvironment environment, String what, String unit, List<Double> values, Bound target) {
    return Measurement.alone(
        "15",
        environment.mode(),
        what,
        unit,
        new Measurement.Side(Spread.of(values), Map.of(), ""),
        target);
  }

  /** Draws numbers from 0, the n-th with a probability that falls with n to the power of 1.1. */
  private IntSupplier zipf() {
    double[] sums = new double[skus];
    double sum = 0;
    for (int i = 0; i < skus; i++) {
      sum += 1 / Math.pow(i + 1, EXPONENT);
      sums[i] = sum;
    }
    double all = sum;
    return () -> {
      int found = Arrays.binarySearch(sums, ThreadLocalRandom.current().nextDouble() * all);
      return Math.min(found < 0 ? -found - 1 : found, skus - 1);
    };
  }
}
