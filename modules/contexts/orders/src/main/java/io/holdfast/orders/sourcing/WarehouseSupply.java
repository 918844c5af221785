package io.holdfast.orders.sourcing;

import io.holdfast.kernel.Location;
import io.holdfast.kernel.Sku;
import io.holdfast.kernel.WarehouseCode;
import java.util.Map;

/** What one warehouse can still give while a batch of orders is decided. */
public final class WarehouseSupply {
  private final WarehouseCode warehouse;
  private final Location location;
  private final Map<Sku, Integer> available;

  /**
   * @param available units by SKU; this shelf keeps and changes the map
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

  /** Whether all of the demand is here. */
  public boolean hasAll(Map<Sku, Integer> demand) {
    return demand.entrySet().stream().allMatch(d -> available(d.getKey()) >= d.getValue());
  }

  /** Takes units away, so that the next order does not see them. */
  public void take(Sku sku, int quantity) {
    available.merge(sku, -quantity, Integer::sum);
  }
}
