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
   * @param nearestFirst what each warehouse could give now, the nearest to the buyer first
   * @return where each unit comes from, or empty if this rule finds no way to meet all of it
   */
  Optional<SourcingPlan> plan(Map<Sku, Integer> demand, List<WarehouseSupply> nearestFirst);
}
