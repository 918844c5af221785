package io.holdfast.fulfilment.messaging;

import io.holdfast.fulfilment.record.NewShipment;
import io.holdfast.fulfilment.record.ShipmentIds;
import io.holdfast.fulfilment.record.ShipmentLine;
import io.holdfast.kernel.Money;
import io.holdfast.kernel.OrderId;
import io.holdfast.kernel.WarehouseCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * What the event of a confirmed order says about its shipments.
 *
 * @param totalMinorUnits in the minor units of the currency
 */
record ConfirmedOrder(
    UUID orderId, String customerId, long totalMinorUnits, String currency, List<Line> lines) {

  record Line(String sku, long unitPriceMinorUnits, List<Allocation> allocations) {}

  record Allocation(String warehouse, int quantity) {}

  /** One shipment per warehouse; their amounts add up to the total of the order. */
  List<NewShipment> shipments() {
    List<Long> weights = new ArrayList<>();
    lines.forEach(
        line ->
            line.allocations()
                .forEach(a -> weights.add(line.unitPriceMinorUnits() * a.quantity())));
    List<Long> amounts = Money.allocate(totalMinorUnits, weights);
    Map<String, List<ShipmentLine>> parcels = new TreeMap<>();
    int next = 0;
    for (Line line : lines) {
      for (Allocation allocation : line.allocations()) {
        parcels
            .computeIfAbsent(allocation.warehouse(), code -> new ArrayList<>())
            .add(new ShipmentLine(line.sku(), allocation.quantity(), amounts.get(next++)));
      }
    }
    OrderId order = new OrderId(orderId);
    List<NewShipment> shipments = new ArrayList<>();
    parcels.forEach((code, content) -> shipments.add(shipment(order, code, content)));
    return shipments;
  }

  private NewShipment shipment(OrderId order, String code, List<ShipmentLine> content) {
    WarehouseCode warehouse = new WarehouseCode(code);
    return new NewShipment(
        ShipmentIds.of(order, warehouse, 0),
        order,
        customerId,
        warehouse,
        currency,
        content.stream().mapToLong(ShipmentLine::minorUnits).sum(),
        content);
  }
}
