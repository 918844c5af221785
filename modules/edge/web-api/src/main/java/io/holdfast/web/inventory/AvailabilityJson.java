package io.holdfast.web.inventory;

import io.holdfast.kernel.Sku;
import io.holdfast.orders.Offer;
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

  static AvailabilityJson of(Sku sku, Offer offer) {
    List<InWarehouse> warehouses = new ArrayList<>(offer.warehouses().size());
    for (int i = 0; i < offer.warehouses().size(); i++) {
      warehouses.add(new InWarehouse(offer.warehouses().get(i), offer.units(i)));
    }
    return new AvailabilityJson(sku.value(), offer.total(), warehouses, offer.unreachable());
  }
}
