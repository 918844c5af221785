package io.holdfast.bench.row;

import io.holdfast.bench.Measured;
import io.holdfast.bench.Target;
import io.holdfast.bench.load.HoldfastShop;
import io.holdfast.bench.load.OrderText;
import io.holdfast.bench.load.Orders;
import io.holdfast.bench.load.Sample;
import io.holdfast.stack.load.foodmart.Place;
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

  /** Where something is measured on a fresh stack of so many warehouses. */
  @FunctionalInterface
  public interface Stage {
    /** Starts the stack, lets the act happen, stops the stack. */
    List<Sample> play(String name, int warehouses, Function<Scene, List<Sample>> act);
  }

  /** Measures all three. */
  public List<Measured> measure(Stage stage) {
    return List.of(catalog(stage), history(stage), network(stage));
  }

  private Measured catalog(Stage stage) {
    Function<Scene, List<Sample>> small = scene -> stocked(scene, "one", BASE);
    Function<Scene, List<Sample>> grown =
        scene -> {
          new Fill(scene).skus(skus);
          return rates(scene, "grown", skus, List.of(scene.place(0)));
        };
    return compare(
        "9a",
        "%,d SKUs ÷ %,d".formatted(skus, BASE),
        stage.play("few-skus", 1, small),
        stage.play("many-skus", 1, grown));
  }

  private Measured history(Stage stage) {
    Function<Scene, List<Sample>> grown =
        scene -> {
          new Assortment("one", BASE, 1).stockHoldfast(scene);
          new Fill(scene).orders(orders);
          return rates(scene, "one", BASE, List.of(scene.place(0)));
        };
    return compare(
        "9b",
        "%,d orders stored ÷ none".formatted(orders),
        stage.play("no-orders", 1, scene -> stocked(scene, "one", BASE)),
        stage.play("many-orders", 1, grown));
  }

  private Measured network(Stage stage) {
    return compare(
        "9c",
        "%d warehouses ÷ %d".formatted(many, few),
        stage.play("few-warehouses", few, GrowthRow::everywhere),
        stage.play("many-warehouses", many, GrowthRow::everywhere));
  }

  private static List<Sample> stocked(Scene scene, String prefix, int count) {
    new Assortment(prefix, count, 1).stockHoldfast(scene);
    return rates(scene, prefix, count, List.of(scene.place(0)));
  }

  /** The same SKUs in every warehouse, and customers around each. */
  private static List<Sample> everywhere(Scene scene) {
    List<String> skus =
        IntStream.rangeClosed(1, BASE).mapToObj(number -> sku("one", number)).toList();
    Goods goods = new Goods(scene.stack());
    goods.products(skus, "9.99");
    scene.warehouses().forEach(node -> goods.receive(node.code(), "everywhere", skus, 1));
    List<Place> places =
        IntStream.range(0, scene.warehouses().size()).mapToObj(scene::place).toList();
    return rates(scene, "one", BASE, places);
  }

  private static List<Sample> rates(Scene scene, String prefix, int count, List<Place> places) {
    Orders drawn =
        ordinal -> {
          ThreadLocalRandom random = ThreadLocalRandom.current();
          Place place = places.get(random.nextInt(places.size()));
          String sku = sku(prefix, 1 + random.nextInt(count));
          return OrderText.of("syn-" + (ordinal & 1023), place, Map.of(sku, 1));
        };
    HoldfastShop holdfast = scene.holdfast(drawn, CLIENTS, 0);
    Duel duel = new Duel(scene);
    duel.warmUp(holdfast);
    return duel.fight(List.of(holdfast)).get(holdfast);
  }

  private static String sku(String prefix, int number) {
    return String.format(Locale.ROOT, "%s-%06d", prefix, number);
  }

  private static Measured compare(String row, String what, List<Sample> small, List<Sample> grown) {
    return Measured.beside(
        row,
        "relay paused",
        "growth: " + what + ", 128 clients",
        "orders/s",
        Duel.side(grown, Sample::rate, ""),
        Duel.side(small, Sample::rate, "the other is Holdfast before it grew"),
        Target.ratio(BOUND));
  }
}
