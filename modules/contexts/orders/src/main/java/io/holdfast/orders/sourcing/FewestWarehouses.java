package io.holdfast.orders.sourcing;

import io.holdfast.kernel.Sku;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Few parcels: takes again and again the warehouse that has most of what is still missing, the
 * nearer one of equals (greedy set cover, at most a logarithmic factor above the fewest possible).
 */
public final class FewestWarehouses implements SourcingStrategy {
  @Override
  public Optional<SourcingPlan> plan(Map<Sku, Integer> demand, List<Shelf> nearestFirst) {
    Map<Sku, Integer> missing = new HashMap<>(demand);
    List<Shelf> left = new ArrayList<>(nearestFirst);
    SourcingPlan plan = new SourcingPlan();
    while (!missing.isEmpty() && !left.isEmpty()) {
      Shelf best = left.get(0);
      for (Shelf shelf : left) {
        best = covered(shelf, missing) > covered(best, missing) ? shelf : best;
      }
      if (covered(best, missing) == 0) {
        return Optional.empty();
      }
      take(best, missing, plan);
      left.remove(best);
    }
    return missing.isEmpty() ? Optional.of(plan) : Optional.empty();
  }

  private static long covered(Shelf shelf, Map<Sku, Integer> missing) {
    return missing.entrySet().stream()
        .mapToLong(m -> Math.min(m.getValue(), shelf.available(m.getKey())))
        .sum();
  }

  private static void take(Shelf shelf, Map<Sku, Integer> missing, SourcingPlan plan) {
    missing
        .entrySet()
        .removeIf(
            m -> {
              int taken = Math.min(m.getValue(), shelf.available(m.getKey()));
              if (taken > 0) {
                plan.add(m.getKey(), shelf.warehouse(), taken);
              }
              m.setValue(m.getValue() - taken);
              return m.getValue() == 0;
            });
  }
}
