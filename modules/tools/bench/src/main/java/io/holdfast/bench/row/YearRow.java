package io.holdfast.bench.row;

import io.holdfast.audit.Finding;
import io.holdfast.bench.Bound;
import io.holdfast.bench.Measurement;
import io.holdfast.bench.Spread;
import io.holdfast.bench.load.Contender;
import io.holdfast.bench.load.HoldfastContender;
import io.holdfast.bench.load.Sample;
import io.holdfast.stack.DoctorCommand;
import io.holdfast.stack.StackFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Row 12: the effect of a year of stored sales. The rate of row 1 after it and before, what the
 * audit needs for the day after, and the sizes of the tables.
 *
 * @param orders of the whole year
 */
public record YearRow(long orders) {
  /** The row's number. */
  public static final int NUMBER = 12;

  /** Ten thousand a day. */
  public static final long FULL = 3_650_000;

  private static final int WAREHOUSES = 4;
  private static final int CLIENTS = 128;
  private static final double DAY = 10_000;
  private static final Duration DAY_LASTS = Duration.ofSeconds(10);
  private static final Duration UNSENT_MAY_WAIT = Duration.ofDays(1);
  private static final String PAUSED = "relay paused";

  /** Measures on two stacks, one without a past. */
  public List<Measurement> measure(GrowthRow.Stage stage) {
    List<Measurement> results = new ArrayList<>();
    List<Sample> before = stage.play("year-begins", WAREHOUSES, YearRow::rates);
    List<Sample> after = stage.play("year-over", WAREHOUSES, it -> yearLater(it, results));
    results.add(
        0,
        Measurement.beside(
            "12a",
            PAUSED,
            String.format(
                Locale.ROOT, "one-line orders, after %,d orders in a year ÷ before", orders),
            "orders/s",
            Comparison.side(after, Sample::rate, ""),
            Comparison.side(before, Sample::rate, "the other is Holdfast before that year"),
            Bound.ratio(0.95)));
    return results;
  }

  private List<Sample> yearLater(BenchEnvironment environment, List<Measurement> results) {
    YearFill year = new YearFill(environment, orders);
    environment.say("filling a year of %,d orders", orders);
    year.run();
    Map<String, Long> sizes = year.sizes();
    sizes.forEach((table, size) -> environment.say("%-20s %,9.0f MiB", table, size / 1048576.0));
    double first = audit(environment);
    environment.say("first audit, of everything: %.1f s", first);
    Assortment assortment = new Assortment("one", 10_000, 1);
    assortment.stockHoldfast(environment);
    HoldfastContender day =
        environment.holdfast(
            assortment.orders(environment.place(0)), CLIENTS, DAY / DAY_LASTS.toSeconds());
    long placed = day.run(DAY_LASTS).orders();
    double increment = audit(environment);
    environment.say("audit of %,d orders more: %.1f s", placed, increment);
    results.add(
        alone(
            "12b",
            String.format(Locale.ROOT, "audit after %,d orders more", placed),
            "s",
            increment,
            "the first one, of everything, took %.1f s".formatted(first),
            Bound.atMost(10, "s")));
    results.add(
        alone(
            "12c",
            "tables and indexes of hub and warehouses",
            "MiB",
            sizes.values().stream().mapToLong(Long::longValue).sum() / 1048576.0,
            note(sizes),
            Bound.atMost(orders / 250.0, "MiB")));
    return measure(environment, assortment);
  }

  private static String note(Map<String, Long> sizes) {
    return String.join(
        ", ",
        sizes.entrySet().stream()
            .map(e -> "%s %,.0f".formatted(e.getKey(), e.getValue() / 1048576.0))
            .toList());
  }

  private static Measurement alone(
      String row, String what, String unit, double value, String note, Bound bound) {
    Spread spread = new Spread(value, value, value);
    return Measurement.alone(
        row, PAUSED, what, unit, new Measurement.Side(spread, Map.of(), note), bound);
  }

  private static double audit(BenchEnvironment environment) {
    long begin = System.nanoTime();
    List<Finding> findings = DoctorCommand.examine(environment.stack().data(), UNSENT_MAY_WAIT);
    double seconds = (System.nanoTime() - begin) / 1e9;
    List<Finding> broken =
        findings.stream().filter(f -> f.state() == Finding.State.BROKEN).toList();
    if (!broken.isEmpty()) {
      throw new StackFailure("invariants are broken: " + broken);
    }
    return seconds;
  }

  private static List<Sample> rates(BenchEnvironment environment) {
    Assortment assortment = new Assortment("one", 10_000, 1);
    assortment.stockHoldfast(environment);
    return measure(environment, assortment);
  }

  private static List<Sample> measure(BenchEnvironment environment, Assortment assortment) {
    Contender holdfast = environment.holdfast(assortment.orders(environment.place(0)), CLIENTS, 0);
    Comparison comparison = new Comparison(environment);
    comparison.warmUp(holdfast);
    return comparison.fight(List.of(holdfast)).get(holdfast);
  }
}
