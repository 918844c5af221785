package io.holdfast.payments.gateway;

import io.holdfast.payments.PaymentGateway;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Chooses the payment provider's adapter by configuration. */
@ApplicationScoped
public class GatewayChoice {
  /**
   * The adapter that {@code holdfast.payments.provider} names; the other one is not made.
   *
   * @throws IllegalStateException if it names none
   */
  @Produces
  @Singleton
  public PaymentGateway gateway(
      @ConfigProperty(name = "holdfast.payments.provider") String provider,
      Instance<HttpPaymentGateway> generic,
      Instance<StripePaymentGateway> stripe) {
    return switch (provider) {
      case "generic" -> generic.get();
      case "stripe" -> stripe.get();
      default ->
          throw new IllegalStateException(
              "holdfast.payments.provider is " + provider + "; it must be generic or stripe");
    };
  }
}
