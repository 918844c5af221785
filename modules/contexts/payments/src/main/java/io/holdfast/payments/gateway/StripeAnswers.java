package io.holdfast.payments.gateway;

import com.stripe.exception.CardException;
import com.stripe.exception.StripeException;
import com.stripe.model.Charge;
import com.stripe.model.PaymentIntent;
import io.holdfast.kernel.UnavailableException;
import io.holdfast.payments.OperationRefusedException;
import io.holdfast.payments.PaymentDecision;
import io.holdfast.payments.PaymentDecision.Authorised;
import io.holdfast.payments.PaymentDecision.Declined;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Reads what Stripe answers. */
final class StripeAnswers {
  private static final String AUTHORISED = "requires_capture";
  private static final String CANCELLED = "canceled";

  /**
   * The 4xx codes that a retry may change: credentials of this server, Request Timeout, another
   * call with the key under way, Too Early, Too Many Requests.
   */
  private static final Set<Integer> PASSING = Set.of(401, 403, 408, 409, 425, 429);

  private StripeAnswers() {}

  static PaymentDecision decision(PaymentIntent intent) {
    if (!AUTHORISED.equals(intent.getStatus())) {
      throw new UnavailableException("the PaymentIntent is " + intent.getStatus());
    }
    return new Authorised(intent.getId(), end(intent.getLatestChargeObject()));
  }

  /** When the authorisation ends; null if the answer does not say. */
  private static Instant end(Charge charge) {
    return Optional.ofNullable(charge)
        .map(Charge::getPaymentMethodDetails)
        .map(Charge.PaymentMethodDetails::getCard)
        .map(Charge.PaymentMethodDetails.Card::getCaptureBefore)
        .map(Instant::ofEpochSecond)
        .orElse(null);
  }

  /**
   * The refusal of an authorisation.
   *
   * @throws UnavailableException if it is no decision and a retry may bring one
   */
  static Declined decline(StripeException refusal) {
    if (!isPermanent(refusal)) {
      throw unavailable(refusal);
    }
    return new Declined(reason(refusal));
  }

  /** What a refused capture, void or refund has to throw. */
  static RuntimeException failure(StripeException refusal) {
    return isPermanent(refusal)
        ? new OperationRefusedException(reason(refusal))
        : unavailable(refusal);
  }

  /** Whether a cancellation was refused because an earlier one succeeded. */
  static boolean isCancelledBefore(StripeException refusal) {
    return "payment_intent_unexpected_state".equals(refusal.getCode())
        && refusal.getStripeError() != null
        && refusal.getStripeError().getPaymentIntent() != null
        && CANCELLED.equals(refusal.getStripeError().getPaymentIntent().getStatus());
  }

  private static boolean isPermanent(StripeException refusal) {
    Integer status = refusal.getStatusCode();
    return status != null && status / 100 == 4 && !PASSING.contains(status);
  }

  /** Without the message of the refusal: it may quote what was sent. */
  private static UnavailableException unavailable(StripeException refusal) {
    Integer status = refusal.getStatusCode();
    return new UnavailableException(
        status == null || status == 0 ? "Stripe did not answer" : "Stripe answered " + status,
        refusal);
  }

  private static String reason(StripeException refusal) {
    if (refusal instanceof CardException card && card.getDeclineCode() != null) {
      return card.getDeclineCode();
    }
    return refusal.getCode() == null
        ? "provider-refused-" + refusal.getStatusCode()
        : refusal.getCode();
  }
}
