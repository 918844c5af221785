package io.holdfast.payments;

/** The way to a payment provider. */
public interface PaymentGateway {

  /**
   * Asks the provider to set the money aside. The order is the idempotency key: asked again,
   * however often, the provider gives the same decision and sets the money aside once.
   *
   * @return the provider's decision; a refusal is a decision
   * @throws io.holdfast.kernel.UnavailableException if the provider gave none in time. It may have
   *     decided all the same; asking again tells
   * @throws IllegalArgumentException if the provider takes the request for malformed
   */
  PaymentDecision authorise(PaymentRequest request);
}
