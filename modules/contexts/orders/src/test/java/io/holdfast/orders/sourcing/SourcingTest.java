package io.holdfast.orders.sourcing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.kernel.Location;
import io.holdfast.kernel.Sku;
import io.holdfast.kernel.WarehouseCode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class SourcingTest {
  private static final List<Sku> SKUS = List.of(new Sku("jam"), new Sku("salt"), new Sku("tea"));
  private static final Sku TEA = new Sku("tea");
  private static final Sku JAM = new Sku("jam");
  private static final Location HERE = new Location(0, 0);

  /** An order and the supply of the warehouses, the nearest first. */
  record Case(Map<Sku, Integer> demand, List<Map<Sku, Integer>> stock) {
    List<WarehouseSupply> supplies() {
      return IntStream.range(0, stock.size())
          .mapToObj(
              i ->
                  new WarehouseSupply(
                      new WarehouseCode("w" + i), HERE, new HashMap<>(stock.get(i))))
          .toList();
    }

    boolean sufficesOver(Set<Integer> supplies) {
      return demand.entrySet().stream()
          .allMatch(
              d ->
                  supplies.stream().mapToInt(i -> stock.get(i).getOrDefault(d.getKey(), 0)).sum()
                      >= d.getValue());
    }

    boolean suffices() {
      return sufficesOver(new HashSet<>(IntStream.range(0, stock.size()).boxed().toList()));
    }

    /** Tries every set of warehouses. */
    int fewestPossible() {
      return IntStream.range(0, 1 << stock.size())
          .filter(
              set ->
                  sufficesOver(
                      new HashSet<>(
                          IntStream.range(0, stock.size())
                              .filter(i -> (set >> i & 1) == 1)
                              .boxed()
                              .toList())))
          .map(Integer::bitCount)
          .min()
          .orElseThrow();
    }
  }

  private static Arbitrary<Map<Sku, Integer>> units(int most) {
    return Combinators.combine(
            Arbitraries.integers().between(0, most),
            Arbitraries.integers().between(0, most),
            Arbitraries.integers().between(0, most))
        .as(
            (jam, salt, tea) -> {
              Map<Sku, Integer> units = new TreeMap<>();
              List<Integer> of = List.of(jam, salt, tea);
              for (int i = 0; i < of.size(); i++) {
                if (of.get(i) > 0) {
                  units.put(SKUS.get(i), of.get(i));
                }
              }
              return units;
            });
  }

  @Provide
  Arbitrary<Case> cases() {
    return Combinators.combine(
            units(9).filter(demand -> !demand.isEmpty()), units(6).list().ofMinSize(1).ofMaxSize(5))
        .as(Case::new);
  }

  @Provide
  Arbitrary<SourcingStrategy> strategies() {
    return Arbitraries.of(new NearestSingle(), new FewestWarehouses(), new NearestPerLine());
  }

  private static Set<WarehouseCode> warehouses(SourcingPlan plan) {
    Set<WarehouseCode> used = new HashSet<>();
    plan.forEach((sku, warehouse, quantity) -> used.add(warehouse));
    return used;
  }

  @Property
  void a_plan_meets_exactly_the_demand_and_never_takes_more_than_there_is(
      @ForAll("cases") Case order, @ForAll("strategies") SourcingStrategy strategy) {
    Optional<SourcingPlan> plan = strategy.plan(order.demand(), order.supplies());
    Assume.that(plan.isPresent());

    Map<Sku, Integer> taken = new TreeMap<>();
    plan.get()
        .forEach(
            (sku, warehouse, quantity) -> {
              int supply = Integer.parseInt(warehouse.value().substring(1));
              assertThat(quantity).isBetween(1, order.stock().get(supply).getOrDefault(sku, 0));
              taken.merge(sku, quantity, Integer::sum);
            });
    assertThat(taken).isEqualTo(order.demand());
  }

  @Property
  void whenever_all_warehouses_together_have_enough_a_way_is_found_and_else_none(
      @ForAll("cases") Case order) {
    assertThat(new NearestPerLine().plan(order.demand(), order.supplies()).isPresent())
        .isEqualTo(order.suffices());
    assertThat(new FewestWarehouses().plan(order.demand(), order.supplies()).isPresent())
        .isEqualTo(order.suffices());
  }

  /** The greedy bound of the weighted cover: H(units) times the fewest (Wolsey, 1982). */
  @Property
  void few_warehouses_are_at_most_a_logarithm_above_the_fewest(@ForAll("cases") Case order) {
    Assume.that(order.suffices());
    SourcingPlan plan = new FewestWarehouses().plan(order.demand(), order.supplies()).orElseThrow();
    int fewest = order.fewestPossible();
    int units = order.demand().values().stream().mapToInt(Integer::intValue).sum();

    assertThat((double) warehouses(plan).size())
        .isGreaterThanOrEqualTo(fewest)
        .isLessThanOrEqualTo(fewest * (1 + Math.log(units)));
    if (fewest == 1) {
      assertThat(warehouses(plan)).hasSize(1);
    }
  }

  @Property
  void a_single_warehouse_is_the_nearest_that_has_all(@ForAll("cases") Case order) {
    Optional<Integer> nearest =
        IntStream.range(0, order.stock().size())
            .boxed()
            .filter(i -> order.sufficesOver(Set.of(i)))
            .findFirst();

    assertThat(new NearestSingle().plan(order.demand(), order.supplies()).map(p -> warehouses(p)))
        .isEqualTo(nearest.map(i -> Set.of(new WarehouseCode("w" + i))));
  }

  @Property
  void searching_a_plan_leaves_the_supply_unchanged(
      @ForAll("cases") Case order, @ForAll("strategies") SourcingStrategy strategy) {
    List<WarehouseSupply> supplies = order.supplies();

    strategy.plan(order.demand(), supplies);

    for (int i = 0; i < supplies.size(); i++) {
      for (Sku sku : SKUS) {
        assertThat(supplies.get(i).available(sku))
            .isEqualTo(order.stock().get(i).getOrDefault(sku, 0));
      }
    }
  }

  @Example
  void a_greedy_choice_may_need_one_warehouse_more_than_the_nearest_ones() {
    Case order =
        new Case(
            Map.of(TEA, 4, JAM, 4),
            List.of(Map.of(TEA, 4, JAM, 0), Map.of(JAM, 4), Map.of(TEA, 3, JAM, 3)));

    assertThat(
            warehouses(new FewestWarehouses().plan(order.demand(), order.supplies()).orElseThrow()))
        .hasSize(3);
    assertThat(
            warehouses(new NearestPerLine().plan(order.demand(), order.supplies()).orElseThrow()))
        .hasSize(2);
  }

  @Example
  void a_line_is_split_over_the_nearest_warehouses_that_have_some() {
    Case order = new Case(Map.of(TEA, 5), List.of(Map.of(TEA, 2), Map.of(JAM, 9), Map.of(TEA, 9)));

    SourcingPlan plan = new NearestPerLine().plan(order.demand(), order.supplies()).orElseThrow();

    assertThat(plan.of(TEA))
        .isEqualTo(Map.of(new WarehouseCode("w0"), 2, new WarehouseCode("w2"), 3));
  }

  @Example
  void the_first_strategy_that_finds_a_way_wins_and_distance_decides() {
    List<WarehouseSupply> supplies = new ArrayList<>();
    supplies.add(
        new WarehouseSupply(new WarehouseCode("far"), new Location(50, 50), Map.of(TEA, 9)));
    supplies.add(
        new WarehouseSupply(new WarehouseCode("near"), new Location(1, 1), Map.of(TEA, 2)));
    Map<Sku, Integer> two = Map.of(TEA, 2);
    Map<Sku, Integer> three = Map.of(TEA, 3);

    Sourcing single = new Sourcing(List.of("nearest-single", "nearest-per-line"));
    Sourcing perLine = new Sourcing(List.of("nearest-per-line", "nearest-single"));

    assertThat(warehouses(single.plan(two, HERE, supplies).orElseThrow()))
        .containsExactly(new WarehouseCode("near"));
    assertThat(warehouses(single.plan(three, HERE, supplies).orElseThrow()))
        .containsExactly(new WarehouseCode("far"));
    assertThat(warehouses(perLine.plan(three, HERE, supplies).orElseThrow())).hasSize(2);
    assertThat(single.plan(Map.of(TEA, 12), HERE, supplies)).isEmpty();
  }

  @Example
  void an_unknown_strategy_is_refused_at_start() {
    assertThatThrownBy(() -> new Sourcing(List.of("cheapest")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("cheapest");
  }
}
