package io.holdfast.stack.sale;

import io.holdfast.kernel.KeyedPermutation;
import java.util.Collection;

/** Whether scripts and people stand equally well in draws. */
final class Fairness {
  private static final int SEEDS = 200;

  private Fairness() {}

  /** The mean of positions as a share of all, 0 for the first: 0.5 is fair. */
  static double meanShare(Collection<Visitor> visitors, Visitor.Kind kind, long drawn) {
    return visitors.stream()
        .filter(visitor -> visitor.kind() == kind && visitor.place < drawn)
        .mapToDouble(visitor -> (visitor.position - 0.5) / drawn)
        .average()
        .orElse(Double.NaN);
  }

  /**
   * The same over many other seeds.
   *
   * @param deviation of the mean of one draw
   */
  record OverSeeds(int seeds, double mean, double deviation) {}

  /** Where the first {@code scripts} places would have stood with other seeds. */
  static OverSeeds overSeeds(String sale, long scripts, long drawn) {
    double sum = 0;
    double squares = 0;
    long step = Math.max(1, scripts / 100);
    for (int seed = 0; seed < SEEDS; seed++) {
      KeyedPermutation draw = KeyedPermutation.of("seed " + seed + "\n" + sale, drawn);
      double mean = 0;
      int count = 0;
      for (long place = 0; place < scripts; place += step) {
        mean += (draw.apply(place) + 0.5) / drawn;
        count++;
      }
      mean /= Math.max(1, count);
      sum += mean;
      squares += mean * mean;
    }
    double mean = sum / SEEDS;
    return new OverSeeds(SEEDS, mean, Math.sqrt(Math.max(0, squares / SEEDS - mean * mean)));
  }
}
