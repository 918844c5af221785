package io.holdfast.orders.sourcing;

import io.holdfast.kernel.Location;
import io.holdfast.kernel.Sku;
import io.holdfast.kernel.WarehouseCode;
import java.util.Map;

/** Remaining supply of one warehouse while a batch of orders is decided. */
public final class WarehouseSupply {
  private final WarehouseCode warehouse;
  private final Location location;
  private final Map<Sku, Integer> available;

  /**
   * @param available units by SKU; the map is kept and modified
   */
  public WarehouseSupply(WarehouseCode warehouse, Location location, Map<Sku, Integer> available) {
    this.warehouse = warehouse;
    this.location = location;
    this.available = available;
  }

  public WarehouseCode warehouse() {
    return warehouse;
  }

  public Location location() {
    return location;
  }

  /** Units left of a SKU. */
  public int available(Sku sku) {
    return available.getOrDefault(sku, 0);
  }

  /** Whether this warehouse can meet all of the demand. */
  public boolean hasAll(Map<Sku, Integer> demand) {
    return demand.entrySet().stream().allMatch(d -> available(d.getKey()) >= d.getValue());
  }

  /** Subtracts units, so that the next order does not use them. */
  public void take(Sku sku, int quantity) {
    available.merge(sku, -quantity, Integer::sum);
  }
}
