package io.holdfast.payments.gateway;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import com.stripe.net.RequestOptions;
import io.holdfast.payments.OperationRefusedException;
import io.holdfast.payments.PaymentDecision;
import io.holdfast.payments.PaymentGateway;
import io.holdfast.payments.PaymentRequest;
import io.holdfast.payments.ProviderCall;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Inject;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.faulttolerance.Bulkhead;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;

/**
 * Calls Stripe: an authorisation is a PaymentIntent that is confirmed at once and captured by hand.
 * The limits are those of {@link HttpPaymentGateway}. The client repeats nothing by itself.
 */
@ApplicationScoped
@Typed(StripePaymentGateway.class)
public class StripePaymentGateway implements PaymentGateway {
  private final StripeClient stripe;
  private final StripeParameters parameters;

  /** For the container's proxy only. */
  protected StripePaymentGateway() {
    this.stripe = null;
    this.parameters = null;
  }

  @Inject
  public StripePaymentGateway(StripeClient stripe, StripeParameters parameters) {
    this.stripe = stripe;
    this.parameters = parameters;
  }

  @Override
  @Timeout(value = 3500, unit = ChronoUnit.MILLIS)
  @Retry(maxRetries = 3, delay = 200, jitter = 100, maxDuration = 15_000)
  @CircuitBreaker(requestVolumeThreshold = 50, failureRatio = 0.8, delay = 2000)
  @Bulkhead(128)
  public PaymentDecision authorise(PaymentRequest request) {
    try {
      return StripeAnswers.decision(
          stripe.paymentIntents().create(parameters.of(request), keyed(request.key())));
    } catch (StripeException e) {
      return StripeAnswers.decline(e);
    }
  }

  @Override
  @Timeout(value = 3500, unit = ChronoUnit.MILLIS)
  @CircuitBreaker(
      requestVolumeThreshold = 20,
      failureRatio = 0.8,
      delay = 2000,
      skipOn = OperationRefusedException.class)
  @Bulkhead(48)
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
  @Timeout(value = 3500, unit = ChronoUnit.MILLIS)
  @CircuitBreaker(
      requestVolumeThreshold = 20,
      failureRatio = 0.8,
      delay = 2000,
      skipOn = OperationRefusedException.class)
  @Bulkhead(16)
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
  @Timeout(value = 3500, unit = ChronoUnit.MILLIS)
  @CircuitBreaker(
      requestVolumeThreshold = 20,
      failureRatio = 0.8,
      delay = 2000,
      skipOn = OperationRefusedException.class)
  @Bulkhead(16)
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
