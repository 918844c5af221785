package io.holdfast.kernel.event;

/** Events of a return; they are published on the stream of the orders. */
public enum ReturnEvent implements EventType {
  /** The customer announced it. */
  REQUESTED("io.holdfast.return.requested.v1"),
  /** All that will come has come; its units are to be refunded. */
  RECEIVED("io.holdfast.return.received.v1"),
  /** The money is with the customer again. */
  REFUNDED("io.holdfast.return.refunded.v1");

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
    return OrderEvent.STREAM;
  }
}
