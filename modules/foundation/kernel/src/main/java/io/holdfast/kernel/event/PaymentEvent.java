package io.holdfast.kernel.event;

/** Events of the payment of an order. */
public enum PaymentEvent implements EventType {
  /** The provider authorised the amount. */
  AUTHORISED("io.holdfast.payment.authorised.v1"),
  /** The provider declined. */
  DECLINED("io.holdfast.payment.declined.v1"),
  /** The authorisation, or what is left of it, was voided: nothing more will ship. */
  VOIDED("io.holdfast.payment.voided.v1"),
  /** The amount of a dispatched shipment was captured. */
  CAPTURED("io.holdfast.payment.captured.v1"),
  /** Part of what was captured was refunded. */
  REFUNDED("io.holdfast.payment.refunded.v1"),
  /** The authorisation no longer holds at the provider: nothing more may ship. */
  LAPSED("io.holdfast.payment.lapsed.v1");

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
