package io.holdfast.orders.sourcing;

import io.holdfast.kernel.Sku;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The nearest warehouse that has everything: one parcel, one branch of the transaction. */
public final class NearestSingle implements SourcingStrategy {
  @Override
  public Optional<SourcingPlan> plan(Map<Sku, Integer> demand, List<WarehouseSupply> nearestFirst) {
    return nearestFirst.stream()
        .filter(supply -> supply.hasAll(demand))
        .findFirst()
        .map(
            supply -> {
              SourcingPlan plan = new SourcingPlan();
              demand.forEach((sku, quantity) -> plan.add(sku, supply.warehouse(), quantity));
              return plan;
            });
  }
}
