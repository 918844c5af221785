package io.holdfast.kernel.event;

/** What happens to the payment of an order. */
public enum PaymentEvent implements EventType {
  /** The provider has set the money aside. */
  AUTHORISED("io.holdfast.payment.authorised.v1"),
  /** The provider refused. */
  DECLINED("io.holdfast.payment.declined.v1"),
  /** What was set aside was given back, since the order has ended. */
  VOIDED("io.holdfast.payment.voided.v1");

  /** The address of all of them. */
  public static final String STREAM = "holdfast.payments";

  private final String type;

  PaymentEvent(String type) {
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
