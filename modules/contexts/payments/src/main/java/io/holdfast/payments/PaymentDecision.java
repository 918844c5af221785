package io.holdfast.payments;

/** What the provider decided. The caller must deal with both. */
public sealed interface PaymentDecision {

  /**
   * The money is set aside.
   *
   * @param authorisationId the provider's name for it; never null
   */
  record Authorised(String authorisationId) implements PaymentDecision {}

  /**
   * There will be no money.
   *
   * @param reason the provider's words; never null
   */
  record Declined(String reason) implements PaymentDecision {}
}
