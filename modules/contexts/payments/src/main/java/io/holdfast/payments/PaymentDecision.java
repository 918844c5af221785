package io.holdfast.payments;

/** The provider's decision. The caller must handle both cases. */
public sealed interface PaymentDecision {

  /**
   * Authorised.
   *
   * @param authorisationId the provider's name for it; never null
   */
  record Authorised(String authorisationId) implements PaymentDecision {}

  /**
   * Declined.
   *
   * @param reason reason given by the provider; never null
   */
  record Declined(String reason) implements PaymentDecision {}
}
