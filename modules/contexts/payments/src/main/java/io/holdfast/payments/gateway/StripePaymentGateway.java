package io.holdfast.payments.gateway;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import com.stripe.net.RequestOptions;
import io.holdfast.payments.PaymentDecision;
import io.holdfast.payments.PaymentGateway;
import io.holdfast.payments.PaymentRequest;
import io.holdfast.payments.ProviderCall;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/**
 * Calls Stripe: an authorisation is a PaymentIntent that is confirmed at once and captured by hand.
 * Stripe's client repeats nothing by itself.
 */
@Singleton
@Typed(StripePaymentGateway.class)
public final class StripePaymentGateway implements PaymentGateway {
  private final StripeClient stripe;
  private final StripeParameters parameters;

  @Inject
  public StripePaymentGateway(StripeClient stripe, StripeParameters parameters) {
    this.stripe = stripe;
    this.parameters = parameters;
  }

  @Override
  public PaymentDecision authorise(PaymentRequest request) {
    try {
      return StripeAnswers.decision(
          stripe.paymentIntents().create(parameters.of(request), keyed(request.key())));
    } catch (StripeException e) {
      return StripeAnswers.decline(e);
    }
  }

  @Override
  public String capture(ProviderCall call) {
    try {
      PaymentIntent captured =
          stripe
              .paymentIntents()
              .capture(
                  call.authorisationId(), parameters.ofCapture(call.amount()), keyed(call.key()));
      return captured.getLatestCharge() == null ? captured.getId() : captured.getLatestCharge();
    } catch (StripeException e) {
      throw StripeAnswers.failure(e);
    }
  }

  /**
   * {@inheritDoc}
   *
   * <p>Cancelling a PaymentIntent that was captured in part gives its rest back to the buyer.
   */
  @Override
  public String voidAuthorisation(ProviderCall call) {
    try {
      return stripe.paymentIntents().cancel(call.authorisationId(), keyed(call.key())).getId();
    } catch (StripeException e) {
      if (StripeAnswers.isCancelledBefore(e)) {
        return call.authorisationId();
      }
      throw StripeAnswers.failure(e);
    }
  }

  @Override
  public String refund(ProviderCall call) {
    try {
      return stripe.refunds().create(StripeParameters.ofRefund(call), keyed(call.key())).getId();
    } catch (StripeException e) {
      throw StripeAnswers.failure(e);
    }
  }

  private static RequestOptions keyed(String key) {
    return RequestOptions.builder().setIdempotencyKey(key).build();
  }
}
