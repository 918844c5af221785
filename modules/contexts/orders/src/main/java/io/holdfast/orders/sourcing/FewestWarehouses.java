package io.holdfast.orders.sourcing;

import io.holdfast.kernel.Sku;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Few parcels: repeatedly takes the warehouse that has most of the missing units, the nearest of
 * equals (greedy set cover; at most a logarithmic factor above the minimum).
 */
public final class FewestWarehouses implements SourcingStrategy {
  @Override
  public Optional<SourcingPlan> plan(Map<Sku, Integer> demand, List<WarehouseSupply> nearestFirst) {
    Map<Sku, Integer> missing = new HashMap<>(demand);
    List<WarehouseSupply> left = new ArrayList<>(nearestFirst);
    SourcingPlan plan = new SourcingPlan();
    while (!missing.isEmpty() && !left.isEmpty()) {
      WarehouseSupply best = left.get(0);
      for (WarehouseSupply supply : left) {
        best = covered(supply, missing) > covered(best, missing) ? supply : best;
      }
      if (covered(best, missing) == 0) {
        return Optional.empty();
      }
      take(best, missing, plan);
      left.remove(best);
    }
    return missing.isEmpty() ? Optional.of(plan) : Optional.empty();
  }

  private static long covered(WarehouseSupply supply, Map<Sku, Integer> missing) {
    return missing.entrySet().stream()
        .mapToLong(m -> Math.min(m.getValue(), supply.available(m.getKey())))
        .sum();
  }

  private static void take(WarehouseSupply supply, Map<Sku, Integer> missing, SourcingPlan plan) {
    missing
        .entrySet()
        .removeIf(
            m -> {
              int taken = Math.min(m.getValue(), supply.available(m.getKey()));
              if (taken > 0) {
                plan.add(m.getKey(), supply.warehouse(), taken);
              }
              m.setValue(m.getValue() - taken);
              return m.getValue() == 0;
            });
  }
}
