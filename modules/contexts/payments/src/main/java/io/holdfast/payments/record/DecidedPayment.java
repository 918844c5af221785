package io.holdfast.payments.record;

import io.holdfast.payments.PaymentDecision;
import io.holdfast.payments.PaymentRequest;
import java.util.UUID;

/**
 * A decision to be recorded.
 *
 * @param cause the event that requested the payment; null if the provider was asked again later, or
 *     told by itself
 * @param tryAgain whether a decline is not final: the payment is to be tried again
 */
public record DecidedPayment(
    UUID cause, PaymentRequest request, PaymentDecision decision, boolean tryAgain) {

  /** A final decision. */
  public DecidedPayment(UUID cause, PaymentRequest request, PaymentDecision decision) {
    this(cause, request, decision, false);
  }
}
