package io.holdfast.orders.saga;

import io.holdfast.inventory.Stock;
import io.holdfast.inventory.StockLevel;
import io.holdfast.inventory.StockLevels;
import io.holdfast.kernel.Sku;
import io.holdfast.kernel.WarehouseCode;
import io.holdfast.orders.Shortage;
import io.holdfast.orders.sourcing.Sourcing;
import io.holdfast.orders.sourcing.SourcingPlan;
import io.holdfast.orders.sourcing.WarehouseSupply;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Plans the units anew that warehouses refused or did not answer for, over warehouses that were not
 * asked yet. Of a batch, one plan leaves to the next what it did not take.
 */
final class Replanning {
  private final Sourcing sourcing;
  private final List<WarehouseSupply> supplies = new ArrayList<>();

  private Replanning(Sourcing sourcing) {
    this.sourcing = sourcing;
  }

  /** Reads the stock that these sagas miss; reads nothing if they miss none. */
  static Replanning of(List<SagaState> sagas, Stock stock, Sourcing sourcing) {
    Replanning replanning = new Replanning(sourcing);
    Set<Sku> skus = new HashSet<>();
    sagas.forEach(saga -> skus.addAll(saga.missing().keySet()));
    if (!skus.isEmpty()) {
      StockLevels levels = stock.levels(skus);
      levels.byWarehouse().forEach((code, ofSku) -> replanning.add(levels, code, ofSku));
    }
    return replanning;
  }

  private void add(StockLevels levels, WarehouseCode code, Map<Sku, StockLevel> ofSku) {
    Map<Sku, Integer> available = new HashMap<>();
    ofSku.forEach(
        (sku, level) -> {
          if (!levels.isLocked(code, sku)) {
            available.put(sku, level.available());
          }
        });
    supplies.add(new WarehouseSupply(code, levels.warehouses().get(code).location(), available));
  }

  /** Plans what the saga misses, or rejects its order. */
  void decide(SagaState saga) {
    Map<Sku, Integer> missing = saga.missing();
    if (missing.isEmpty()) {
      return;
    }
    List<WarehouseSupply> others =
        supplies.stream().filter(supply -> !saga.hasAsked(supply.warehouse())).toList();
    Optional<SourcingPlan> plan = sourcing.plan(missing, saga.order().shipTo().location(), others);
    if (plan.isEmpty()) {
      saga.reject(shortages(saga, missing));
      return;
    }
    saga.replan(plan.get());
    for (WarehouseSupply supply : others) {
      missing.keySet().stream()
          .filter(sku -> plan.get().of(sku).containsKey(supply.warehouse()))
          .forEach(sku -> supply.take(sku, plan.get().of(sku).get(supply.warehouse())));
    }
  }

  /**
   * What is short: with what the warehouses that refused have left, unless that would be enough.
   * Then they have got goods since, and what the others have is told.
   */
  private List<Shortage> shortages(SagaState saga, Map<Sku, Integer> missing) {
    List<Shortage> found = shortOf(saga, missing, code -> !saga.isSilent(code));
    return found.isEmpty() ? shortOf(saga, missing, code -> !saga.hasAsked(code)) : found;
  }

  private List<Shortage> shortOf(
      SagaState saga, Map<Sku, Integer> missing, Predicate<WarehouseCode> counts) {
    List<Shortage> found = new ArrayList<>();
    missing.forEach(
        (sku, quantity) -> {
          long served = saga.served(sku);
          long available =
              served
                  + supplies.stream()
                      .filter(supply -> counts.test(supply.warehouse()))
                      .mapToLong(supply -> supply.available(sku))
                      .sum();
          int requested = Math.toIntExact(served + quantity);
          if (available < requested) {
            found.add(new Shortage(sku, requested, available));
          }
        });
    return found;
  }
}
