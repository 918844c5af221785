package io.holdfast.orders.placement;

import io.holdfast.inventory.Hold;
import io.holdfast.inventory.StockLevel;
import io.holdfast.inventory.StockLevels;
import io.holdfast.kernel.Sku;
import io.holdfast.kernel.WarehouseCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The holds of the accepted orders of a batch.
 *
 * @param byWarehouse in warehouse order
 */
record BatchHolds(SortedMap<WarehouseCode, List<Hold>> byWarehouse) {
  static BatchHolds of(List<Decision> decisions) {
    SortedMap<WarehouseCode, List<Hold>> holds = new TreeMap<>();
    for (Decision decision : decisions) {
      if (decision.accepted() != null) {
        decision
            .accepted()
            .plan()
            .forEach(
                (sku, warehouse, quantity) ->
                    holds
                        .computeIfAbsent(warehouse, w -> new ArrayList<>())
                        .add(new Hold(decision.placement().order().id(), sku, quantity)));
      }
    }
    return new BatchHolds(holds);
  }

  int count() {
    return byWarehouse.values().stream().mapToInt(List::size).sum();
  }

  /** The counters read for the SKUs taken from a warehouse. */
  Map<Sku, StockLevel> levels(WarehouseCode warehouse, StockLevels seen) {
    return byWarehouse.get(warehouse).stream()
        .map(Hold::sku)
        .distinct()
        .collect(
            Collectors.toMap(
                Function.identity(), sku -> seen.byWarehouse().get(warehouse).get(sku)));
  }

  /** Units of each SKU of a warehouse. */
  Map<Sku, Integer> units(WarehouseCode warehouse) {
    return byWarehouse.get(warehouse).stream()
        .collect(Collectors.groupingBy(Hold::sku, Collectors.summingInt(Hold::quantity)));
  }
}
