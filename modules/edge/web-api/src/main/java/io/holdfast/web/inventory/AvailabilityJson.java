package io.holdfast.web.inventory;

import io.holdfast.inventory.StockLevels;
import io.holdfast.kernel.Sku;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Availability of one SKU.
 *
 * @param available units over all reachable warehouses
 * @param warehouses those that keep it, in the order of their codes
 * @param unreachable warehouses that could not be queried
 */
@Schema(name = "Availability")
public record AvailabilityJson(
    String sku, long available, List<InWarehouse> warehouses, List<String> unreachable) {

  /**
   * Availability in one warehouse.
   *
   * @param available units
   */
  @Schema(name = "AvailabilityInWarehouse")
  public record InWarehouse(String warehouse, int available) {}

  static AvailabilityJson of(Sku sku, StockLevels levels) {
    List<InWarehouse> warehouses = new ArrayList<>();
    levels
        .byWarehouse()
        .forEach(
            (code, bySku) -> {
              if (bySku.containsKey(sku)) {
                warehouses.add(new InWarehouse(code.value(), bySku.get(sku).available()));
              }
            });
    warehouses.sort((a, b) -> a.warehouse().compareTo(b.warehouse()));
    return new AvailabilityJson(
        sku.value(),
        warehouses.stream().mapToLong(InWarehouse::available).sum(),
        warehouses,
        levels.unreachable().stream().map(Object::toString).sorted().toList());
  }
}
