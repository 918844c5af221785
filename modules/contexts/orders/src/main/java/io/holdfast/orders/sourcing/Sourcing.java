package io.holdfast.orders.sourcing;

import io.holdfast.kernel.Location;
import io.holdfast.kernel.Sku;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The configured sourcing strategies; the first that finds a plan wins. */
@Singleton
public final class Sourcing {
  private static final Map<String, SourcingStrategy> KNOWN =
      Map.of(
          "nearest-single", new NearestSingle(),
          "fewest-warehouses", new FewestWarehouses(),
          "nearest-per-line", new NearestPerLine());

  private final List<SourcingStrategy> strategies;

  /**
   * @param names strategy names in the order they are tried
   * @throws IllegalArgumentException if a name is unknown
   */
  @Inject
  public Sourcing(
      @ConfigProperty(
              name = "holdfast.orders.sourcing",
              defaultValue = "nearest-single,fewest-warehouses,nearest-per-line")
          List<String> names) {
    this.strategies = names.stream().map(Sourcing::strategy).toList();
  }

  private static SourcingStrategy strategy(String name) {
    SourcingStrategy strategy = KNOWN.get(name);
    if (strategy == null) {
      throw new IllegalArgumentException(
          "holdfast.orders.sourcing knows " + KNOWN.keySet() + ", not " + name);
    }
    return strategy;
  }

  /** Where the units come from, or empty if stock is insufficient. */
  public Optional<SourcingPlan> plan(
      Map<Sku, Integer> demand, Location destination, Collection<WarehouseSupply> supplies) {
    List<WarehouseSupply> nearestFirst = nearestFirst(destination, supplies);
    return strategies.stream()
        .map(strategy -> strategy.plan(demand, nearestFirst))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static List<WarehouseSupply> nearestFirst(
      Location destination, Collection<WarehouseSupply> supplies) {
    record Far(double kilometres, WarehouseSupply supply) {}
    return supplies.stream()
        .map(supply -> new Far(supply.location().kilometresTo(destination), supply))
        .sorted(
            Comparator.comparingDouble(Far::kilometres)
                .thenComparing(far -> far.supply().warehouse()))
        .map(Far::supply)
        .toList();
  }
}
