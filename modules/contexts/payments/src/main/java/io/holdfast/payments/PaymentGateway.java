package io.holdfast.payments;

import io.holdfast.kernel.OrderId;

/** Port to the payment provider. */
public interface PaymentGateway {

  /**
   * Requests an authorisation. The order id is the idempotency key: however often it is repeated,
   * the provider gives the same decision and authorises once.
   *
   * @return the provider's decision; a permanent refusal of the request is a decline with its
   *     reason
   * @throws io.holdfast.kernel.UnavailableException if the provider gave no decision in time. It
   *     may have decided; a repetition returns that decision
   */
  PaymentDecision authorise(PaymentRequest request);

  /**
   * Voids the authorisation of an order that has ended. Idempotent.
   *
   * @throws io.holdfast.kernel.UnavailableException if the provider did not confirm in time
   * @throws IllegalStateException if the provider refuses permanently
   */
  void voidAuthorisation(OrderId order, String authorisationId);
}
