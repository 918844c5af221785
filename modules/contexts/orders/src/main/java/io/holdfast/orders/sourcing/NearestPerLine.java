package io.holdfast.orders.sourcing;

import io.holdfast.kernel.Sku;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Each SKU from the nearest warehouses that have it, split if necessary. */
public final class NearestPerLine implements SourcingStrategy {
  @Override
  public Optional<SourcingPlan> plan(Map<Sku, Integer> demand, List<WarehouseSupply> nearestFirst) {
    SourcingPlan plan = new SourcingPlan();
    for (Map.Entry<Sku, Integer> wanted : demand.entrySet()) {
      int missing = wanted.getValue();
      for (WarehouseSupply supply : nearestFirst) {
        int taken = Math.min(missing, supply.available(wanted.getKey()));
        if (taken > 0) {
          plan.add(wanted.getKey(), supply.warehouse(), taken);
          missing -= taken;
        }
      }
      if (missing > 0) {
        return Optional.empty();
      }
    }
    return Optional.of(plan);
  }
}
