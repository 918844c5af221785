package io.holdfast.kernel.event;

/** Events of a return; they are published with those of its order. */
public enum ReturnEvent implements EventType {
  /** It was registered; its units are still with the customer. */
  REQUESTED("io.holdfast.return.requested.v1"),
  /** Every unit was received; its amount is to be refunded. */
  RECEIVED("io.holdfast.return.received.v1"),
  /** Its amount was refunded. */
  REFUNDED("io.holdfast.return.refunded.v1");

  /** The address of all of them. */
  public static final String STREAM = OrderEvent.STREAM;

  private final String type;

  ReturnEvent(String type) {
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
