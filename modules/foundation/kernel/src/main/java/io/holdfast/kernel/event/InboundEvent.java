package io.holdfast.kernel.event;

/** Events of an inbound shipment. */
public enum InboundEvent implements EventType {
  /** A supplier announced it. */
  ANNOUNCED("io.holdfast.inbound.announced.v1"),
  /** Goods of it were received. */
  RECEIVED("io.holdfast.inbound.received.v1"),
  /** Nothing more is expected of it. */
  CLOSED("io.holdfast.inbound.closed.v1");

  /** The address of all of them. */
  public static final String STREAM = "holdfast.receiving";

  private final String type;

  InboundEvent(String type) {
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
