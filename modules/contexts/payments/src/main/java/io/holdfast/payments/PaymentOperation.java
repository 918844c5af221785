package io.holdfast.payments;

import io.holdfast.kernel.Money;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/**
 * An operation requested from the provider for one order.
 *
 * @param id stable id; but for an authorisation also the idempotency key at the provider
 * @param providerReference the provider's id of the operation; null before it succeeded
 * @param at time of completion; null before
 */
public record PaymentOperation(
    String id, Kind kind, Money amount, State state, String providerReference, Instant at) {

  /**
   * The id of an operation.
   *
   * @param cause the shipment that is captured or was lost, the return, or the order itself
   */
  public static String id(Kind kind, UUID cause) {
    return kind.name().toLowerCase(Locale.ROOT) + "-" + cause;
  }

  /** Kind of the operation. */
  public enum Kind {
    /** Authorise. */
    AUTHORISE,
    /** Capture the amount of one shipment. */
    CAPTURE,
    /** Void an authorisation, or what is left of it. */
    VOID,
    /** Refund what was captured for a return or a lost shipment. */
    REFUND
  }

  /** State of the operation. */
  public enum State {
    /** Requested; the provider's answer is not known yet. */
    PENDING,
    /** Completed. */
    SUCCEEDED,
    /** The provider refuses it permanently. */
    FAILED,
    /** The provider declined. */
    DECLINED
  }
}
