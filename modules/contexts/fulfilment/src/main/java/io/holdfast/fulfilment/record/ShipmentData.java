package io.holdfast.fulfilment.record;

import io.holdfast.kernel.DomainEvent;
import io.holdfast.kernel.TimeOrderedUuid;
import io.holdfast.kernel.event.ShipmentEvent;
import io.holdfast.platform.JsonText;
import java.util.List;
import java.util.UUID;

/**
 * The data of every event of a shipment. Null members are omitted.
 *
 * @param amountMinorUnits what its units cost, in the minor units of the currency (ISO 4217)
 * @param policy what follows a loss: REFUND or RESHIP; else null
 * @param reason why it was cancelled; else null
 */
record ShipmentData(
    UUID shipmentId,
    UUID orderId,
    String customerId,
    String warehouse,
    String carrier,
    String trackingNumber,
    String currency,
    long amountMinorUnits,
    List<Line> lines,
    String policy,
    String reason) {
  /** The only policy so far: the amount of a lost parcel is refunded. */
  private static final String REFUND = "REFUND";

  record Line(String sku, int quantity, long amountMinorUnits) {}

  /**
   * An event of a shipment.
   *
   * @param version of the shipment after the change
   * @param reason why it was cancelled, or null
   */
  static DomainEvent event(ShipmentEvent type, Shipment shipment, int version, String reason) {
    ShipmentData data =
        new ShipmentData(
            shipment.id(),
            shipment.order().value(),
            shipment.customer(),
            shipment.warehouse().value(),
            shipment.carrier(),
            shipment.trackingNumber(),
            shipment.currency(),
            shipment.minorUnits(),
            shipment.lines().stream()
                .map(line -> new Line(line.sku(), line.quantity(), line.minorUnits()))
                .toList(),
            type == ShipmentEvent.LOST ? REFUND : null,
            reason);
    return DomainEvent.of(
        TimeOrderedUuid.next(), type, shipment.id().toString(), version, JsonText.of(data));
  }
}
