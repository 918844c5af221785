package io.holdfast.payments.gateway;

import com.stripe.StripeClient;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes the client of Stripe from the configuration. */
@ApplicationScoped
public class StripeConnection {
  /**
   * The client, made when Stripe is the provider.
   *
   * @param url where Stripe is
   * @param key the account's secret key
   * @param connectMillis longest wait for a connection
   * @param readMillis longest wait for an answer, the time of one attempt
   */
  @Produces
  @Singleton
  public StripeClient client(
      @ConfigProperty(name = "holdfast.payments.stripe.url") String url,
      @ConfigProperty(name = "holdfast.payments.stripe.key") Optional<String> key,
      @ConfigProperty(name = "holdfast.payments.connect-timeout") int connectMillis,
      @ConfigProperty(name = "holdfast.payments.read-timeout") int readMillis) {
    return StripeClient.builder()
        .setApiKey(
            key.orElseThrow(
                () -> new IllegalStateException("holdfast.payments.stripe.key is not set")))
        .setApiBase(url)
        .setConnectTimeout(connectMillis)
        .setReadTimeout(readMillis)
        .setMaxNetworkRetries(0)
        .build();
  }
}
