package io.holdfast.receiving.book;

import io.holdfast.kernel.DomainEvent;
import io.holdfast.kernel.TimeOrderedUuid;
import io.holdfast.kernel.event.InboundEvent;
import io.holdfast.platform.JsonText;
import io.holdfast.receiving.InboundShipment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Builds the events of inbound shipments. */
final class InboundEvents {
  private record Announced(
      UUID inboundId,
      String supplier,
      String reference,
      String warehouse,
      Instant expectedAt,
      List<InboundShipment.Item> lines) {}

  private record Received(
      UUID inboundId,
      String supplier,
      String reference,
      String warehouse,
      String receiptReference,
      String status,
      List<InboundShipment.Item> lines) {}

  private record Closed(
      UUID inboundId,
      String supplier,
      String reference,
      String warehouse,
      String status,
      List<InboundShipment.Discrepancy> discrepancies) {}

  private InboundEvents() {}

  static DomainEvent announced(InboundShipment shipment) {
    return of(
        InboundEvent.ANNOUNCED,
        shipment,
        new Announced(
            shipment.id(),
            shipment.supplier(),
            shipment.reference(),
            shipment.warehouse(),
            shipment.expectedAt(),
            shipment.lines().stream()
                .map(line -> new InboundShipment.Item(line.sku(), line.announced()))
                .toList()));
  }

  /** What came, and the close if nothing more is expected. */
  static List<DomainEvent> received(
      InboundShipment shipment, String receipt, List<InboundShipment.Item> lines) {
    List<DomainEvent> events = new ArrayList<>();
    if (!lines.isEmpty()) {
      events.add(
          of(
              InboundEvent.RECEIVED,
              shipment,
              new Received(
                  shipment.id(),
                  shipment.supplier(),
                  shipment.reference(),
                  shipment.warehouse(),
                  receipt,
                  shipment.status().name(),
                  lines)));
    }
    if (shipment.status().isFinal()) {
      events.add(
          of(
              InboundEvent.CLOSED,
              shipment,
              new Closed(
                  shipment.id(),
                  shipment.supplier(),
                  shipment.reference(),
                  shipment.warehouse(),
                  shipment.status().name(),
                  shipment.discrepancies())));
    }
    return events;
  }

  private static DomainEvent of(InboundEvent type, InboundShipment shipment, Object data) {
    return DomainEvent.of(
        TimeOrderedUuid.next(),
        type,
        shipment.id().toString(),
        shipment.version(),
        JsonText.of(data));
  }
}
