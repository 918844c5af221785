package io.holdfast.bench.row;

import io.holdfast.bench.Bound;
import io.holdfast.bench.Measurement;
import io.holdfast.bench.load.HoldfastContender;
import io.holdfast.bench.load.OrderBodies;
import io.holdfast.bench.load.OrderText;
import io.holdfast.bench.load.Sample;
import io.holdfast.stack.load.foodmart.GeoPoint;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Row 9: whether Holdfast stays fast when it grows. Both sides are Holdfast, relay paused, one-line
 * orders from 128 clients.
 *
 * @param skus how many the grown catalog has
 * @param orders how many the grown hub has stored
 * @param few warehouses of the small stack
 * @param many warehouses of the grown stack
 */
public record GrowthRow(int skus, int orders, int few, int many) {
  private static final int CLIENTS = 128;
  private static final int BASE = 10_000;
  private static final double BOUND = 0.85;

  /** The row's number. */
  public static final int NUMBER = 9;

  /** At full size. */
  public static GrowthRow full() {
    return new GrowthRow(1_000_000, 2_000_000, 2, 8);
  }

  /** A tenth of it, and half the warehouses. */
  public static GrowthRow scaledDown() {
    return new GrowthRow(100_000, 200_000, 2, 4);
  }

  /** Measures on a fresh stack of this many warehouses. */
  @FunctionalInterface
  public interface Stage {
    /** Starts the stack, lets the act happen, stops the stack. */
    List<Sample> play(String name, int warehouses, Function<BenchEnvironment, List<Sample>> act);
  }

  /** Measures all three. */
  public List<Measurement> measure(Stage stage) {
    return List.of(catalog(stage), history(stage), network(stage));
  }

  private Measurement catalog(Stage stage) {
    Function<BenchEnvironment, List<Sample>> small =
        environment -> stocked(environment, "one", BASE);
    Function<BenchEnvironment, List<Sample>> grown =
        environment -> {
          new HistoryFill(environment).skus(skus);
          return rates(environment, "grown", skus, List.of(environment.place(0)));
        };
    return compare(
        "9a",
        "%,d SKUs ÷ %,d".formatted(skus, BASE),
        stage.play("few-skus", 1, small),
        stage.play("many-skus", 1, grown));
  }

  private Measurement history(Stage stage) {
    Function<BenchEnvironment, List<Sample>> grown =
        environment -> {
          new Assortment("one", BASE, 1).stockHoldfast(environment);
          new HistoryFill(environment).orders(orders);
          return rates(environment, "one", BASE, List.of(environment.place(0)));
        };
    return compare(
        "9b",
        "%,d orders stored ÷ none".formatted(orders),
        stage.play("no-orders", 1, environment -> stocked(environment, "one", BASE)),
        stage.play("many-orders", 1, grown));
  }

  private Measurement network(Stage stage) {
    return compare(
        "9c",
        "%d warehouses ÷ %d".formatted(many, few),
        stage.play("few-warehouses", few, GrowthRow::everywhere),
        stage.play("many-warehouses", many, GrowthRow::everywhere));
  }

  private static List<Sample> stocked(BenchEnvironment environment, String prefix, int count) {
    new Assortment(prefix, count, 1).stockHoldfast(environment);
    return rates(environment, prefix, count, List.of(environment.place(0)));
  }

  /** The same SKUs in every warehouse, and customers around each. */
  private static List<Sample> everywhere(BenchEnvironment environment) {
    List<String> skus =
        IntStream.rangeClosed(1, BASE).mapToObj(number -> sku("one", number)).toList();
    BenchCatalog goods = new BenchCatalog(environment.stack());
    goods.products(skus, "9.99");
    environment.warehouses().forEach(node -> goods.receive(node.code(), "everywhere", skus, 1));
    List<GeoPoint> places =
        IntStream.range(0, environment.warehouses().size()).mapToObj(environment::place).toList();
    return rates(environment, "one", BASE, places);
  }

  private static List<Sample> rates(
      BenchEnvironment environment, String prefix, int count, List<GeoPoint> places) {
    OrderBodies drawn =
        ordinal -> {
          ThreadLocalRandom random = ThreadLocalRandom.current();
          GeoPoint place = places.get(random.nextInt(places.size()));
          String sku = sku(prefix, 1 + random.nextInt(count));
          return OrderText.of("syn-" + (ordinal & 1023), place, Map.of(sku, 1));
        };
    HoldfastContender holdfast = environment.holdfast(drawn, CLIENTS, 0);
    Comparison comparison = new Comparison(environment);
    comparison.warmUp(holdfast);
    return comparison.fight(List.of(holdfast)).get(holdfast);
  }

  private static String sku(String prefix, int number) {
    return String.format(Locale.ROOT, "%s-%06d", prefix, number);
  }

  private static Measurement compare(
      String row, String what, List<Sample> small, List<Sample> grown) {
    return Measurement.beside(
        row,
        "relay paused",
        "growth: " + what + ", 128 clients",
        "orders/s",
        Comparison.side(grown, Sample::rate, ""),
        Comparison.side(small, Sample::rate, "the other is Holdfast before it grew"),
        Bound.ratio(BOUND));
  }
}
