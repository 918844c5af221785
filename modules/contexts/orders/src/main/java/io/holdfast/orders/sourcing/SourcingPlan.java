package io.holdfast.orders.sourcing;

import io.holdfast.kernel.Sku;
import io.holdfast.kernel.WarehouseCode;
import java.util.Map;
import java.util.TreeMap;

/** Where the units of an order come from: by SKU and warehouse, in the global lock order. */
public final class SourcingPlan {
  private final Map<Sku, Map<WarehouseCode, Integer>> units = new TreeMap<>();

  /** Adds units of a SKU from a warehouse. */
  void add(Sku sku, WarehouseCode warehouse, int quantity) {
    units.computeIfAbsent(sku, s -> new TreeMap<>()).merge(warehouse, quantity, Integer::sum);
  }

  /** Units of a SKU by warehouse. */
  public Map<WarehouseCode, Integer> of(Sku sku) {
    return units.getOrDefault(sku, Map.of());
  }

  /** Receives each part of the plan. */
  @FunctionalInterface
  public interface Part {
    void take(Sku sku, WarehouseCode warehouse, int quantity);
  }

  /** Passes every part to the visitor, in the order of SKU and warehouse. */
  public void forEach(Part part) {
    units.forEach((sku, from) -> from.forEach((code, quantity) -> part.take(sku, code, quantity)));
  }
}
