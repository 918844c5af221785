package io.holdfast.payments;

import java.time.Instant;

/** The provider's decision. The caller must handle both cases. */
public sealed interface PaymentDecision {

  /**
   * Authorised.
   *
   * @param authorisationId the provider's name for it; never null
   * @param until when the provider gives it up; null if it named no end
   */
  record Authorised(String authorisationId, Instant until) implements PaymentDecision {

    /** An authorisation without an end. */
    public Authorised(String authorisationId) {
      this(authorisationId, null);
    }
  }

  /**
   * Declined.
   *
   * @param reason reason given by the provider; never null
   */
  record Declined(String reason) implements PaymentDecision {}
}
