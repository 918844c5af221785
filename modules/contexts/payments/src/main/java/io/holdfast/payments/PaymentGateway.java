package io.holdfast.payments;

import io.holdfast.kernel.OrderId;

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

  /**
   * Gives back what was set aside for an order that has ended. Done again it changes nothing.
   *
   * @throws io.holdfast.kernel.UnavailableException if the provider did not confirm it in time
   * @throws IllegalStateException if the provider refuses for good
   */
  void voidAuthorisation(OrderId order, String authorisationId);
}
