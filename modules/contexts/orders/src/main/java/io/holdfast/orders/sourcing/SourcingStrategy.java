package io.holdfast.orders.sourcing;

import io.holdfast.kernel.Sku;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A rule for choosing the warehouses of an order. */
@FunctionalInterface
public interface SourcingStrategy {
  /**
   * @param demand units by SKU
   * @param nearestFirst supply of each warehouse, the nearest to the destination first
   * @return where each unit comes from, or empty if this strategy cannot meet all of the demand
   */
  Optional<SourcingPlan> plan(Map<Sku, Integer> demand, List<WarehouseSupply> nearestFirst);
}
