package io.holdfast.payments;

import io.holdfast.kernel.Money;
import java.time.Instant;

/**
 * An operation requested from the provider for one order.
 *
 * @param id stable id
 * @param providerReference the provider's id of the authorisation; null if declined
 * @param at time of completion; null before
 */
public record PaymentOperation(
    String id, Kind kind, Money amount, State state, String providerReference, Instant at) {

  /** Kind of the operation. */
  public enum Kind {
    /** Authorise. */
    AUTHORISE,
    /** Void an authorisation. */
    VOID
  }

  /** State of the operation. */
  public enum State {
    /** Pending. */
    PENDING,
    /** Completed. */
    SUCCEEDED,
    /** The provider declined. */
    DECLINED
  }
}
