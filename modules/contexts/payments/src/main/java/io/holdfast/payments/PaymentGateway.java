package io.holdfast.payments;

/**
 * Port to the payment provider. Every call carries an idempotency key: however often it is
 * repeated, it has one effect and gets the same answer.
 */
public interface PaymentGateway {

  /**
   * Requests an authorisation.
   *
   * @return the provider's decision; a permanent refusal of the request is a decline with its
   *     reason
   * @throws io.holdfast.kernel.UnavailableException if the provider gave no decision in time. It
   *     may have decided; a repetition returns that decision
   */
  PaymentDecision authorise(PaymentRequest request);

  /**
   * Captures part of an authorisation, or all of it.
   *
   * @return the provider's reference of the capture
   * @throws io.holdfast.kernel.UnavailableException if the outcome is unknown
   * @throws OperationRefusedException if the provider refuses permanently
   */
  String capture(ProviderCall call);

  /**
   * Voids what is not captured of an authorisation.
   *
   * @return the provider's reference of the voided authorisation
   * @throws io.holdfast.kernel.UnavailableException if the outcome is unknown
   * @throws OperationRefusedException if the provider refuses permanently
   */
  String voidAuthorisation(ProviderCall call);

  /**
   * Refunds part of what was captured, or all of it.
   *
   * @return the provider's reference of the refund
   * @throws io.holdfast.kernel.UnavailableException if the outcome is unknown
   * @throws OperationRefusedException if the provider refuses permanently
   */
  String refund(ProviderCall call);
}
