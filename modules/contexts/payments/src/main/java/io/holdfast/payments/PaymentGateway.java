package io.holdfast.payments;

/** The way to a payment provider. */
public interface PaymentGateway {

  /**
   * Asks the provider to set the money aside. The order is the idempotency key: asked again,
   * however often, the provider gives the same decision and sets the money aside once.
   *
   * @return the provider's decision; a permanent refusal of the request is a decline with its
   *     reason
   * @throws io.holdfast.kernel.UnavailableException if the provider gave none in time. It may have
   *     decided all the same; asking again tells
   */
  PaymentDecision authorise(PaymentRequest request);
}
