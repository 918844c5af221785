package io.holdfast.payments.gateway;

import io.holdfast.platform.PartnerClients;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes the client of the provider from the configuration, one for the application. */
@ApplicationScoped
public class ProviderClient {
  /**
   * The client.
   *
   * @param url where the provider is
   * @param connectMillis longest wait for a connection
   * @param readMillis longest wait for an answer, the time of one attempt
   * @param credential what tells the provider who calls, if it wants to know
   */
  @Produces
  @Singleton
  public ProviderApi provider(
      @ConfigProperty(name = "holdfast.payments.url") URI url,
      @ConfigProperty(name = "holdfast.payments.connect-timeout") long connectMillis,
      @ConfigProperty(name = "holdfast.payments.read-timeout") long readMillis,
      @ConfigProperty(name = "holdfast.payments.credential") Optional<String> credential) {
    return PartnerClients.client(ProviderApi.class, url, connectMillis, readMillis, credential);
  }

  /** Closes its connections at shutdown. */
  public void close(@Disposes ProviderApi provider) throws IOException {
    provider.close();
  }
}
