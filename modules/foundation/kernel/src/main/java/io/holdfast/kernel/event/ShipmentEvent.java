package io.holdfast.kernel.event;

/** Events of a shipment. */
public enum ShipmentEvent implements EventType {
  /** It left its warehouse. */
  DISPATCHED("io.holdfast.shipment.dispatched.v1"),
  /** It reached its destination. */
  DELIVERED("io.holdfast.shipment.delivered.v1"),
  /** The carrier lost it. */
  LOST("io.holdfast.shipment.lost.v1"),
  /** It was cancelled before it left. */
  CANCELLED("io.holdfast.shipment.cancelled.v1");

  /** The address of all of them. */
  public static final String STREAM = "holdfast.shipments";

  private final String type;

  ShipmentEvent(String type) {
    this.type = type;
  }

  @Override
  public String type() {
    return type;
  }

  @Override
  public String stream() {
    return STREAM;
  }
}
