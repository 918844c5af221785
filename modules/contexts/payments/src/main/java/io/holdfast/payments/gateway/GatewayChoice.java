package io.holdfast.payments.gateway;

import io.holdfast.payments.PaymentGateway;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Chooses the payment provider's adapter by configuration; the other one is not made. */
@Singleton
public final class GatewayChoice {
  private final PaymentGateway adapter;

  /**
   * @param provider generic or stripe
   * @throws IllegalStateException if it is neither
   */
  @Inject
  public GatewayChoice(
      @ConfigProperty(name = "holdfast.payments.provider") String provider,
      Instance<HttpPaymentGateway> generic,
      Instance<StripePaymentGateway> stripe) {
    this.adapter =
        switch (provider) {
          case "generic" -> generic.get();
          case "stripe" -> stripe.get();
          default ->
              throw new IllegalStateException(
                  "holdfast.payments.provider is " + provider + "; it must be generic or stripe");
        };
  }

  PaymentGateway adapter() {
    return adapter;
  }
}
