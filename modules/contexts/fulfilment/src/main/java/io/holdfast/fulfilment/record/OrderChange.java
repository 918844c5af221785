package io.holdfast.fulfilment.record;

import io.holdfast.kernel.OrderId;
import java.util.List;
import java.util.UUID;

/** A change of an order that concerns its shipments. */
public sealed interface OrderChange {
  /** The event that tells of it, applied once. */
  UUID event();

  /** The order is paid: it gets one shipment per warehouse. */
  record Confirmed(UUID event, List<NewShipment> shipments) implements OrderChange {}

  /** What of the order has not left is cancelled. */
  record Cancelled(UUID event, OrderId order, String reason) implements OrderChange {}
}
