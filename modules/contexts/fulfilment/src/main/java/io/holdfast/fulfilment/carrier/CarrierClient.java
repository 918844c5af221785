package io.holdfast.fulfilment.carrier;

import io.holdfast.platform.PartnerClients;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes the client of the carrier from the configuration, one for the application. */
@ApplicationScoped
public class CarrierClient {
  /**
   * The client.
   *
   * @param url where the carrier is
   * @param connectMillis longest wait for a connection
   * @param readMillis longest wait for an answer, the time of one attempt
   */
  @Produces
  @Singleton
  public CarrierApi carrier(
      @ConfigProperty(name = "holdfast.fulfilment.url") URI url,
      @ConfigProperty(name = "holdfast.fulfilment.connect-timeout") long connectMillis,
      @ConfigProperty(name = "holdfast.fulfilment.read-timeout") long readMillis) {
    return PartnerClients.client(CarrierApi.class, url, connectMillis, readMillis);
  }

  /** Closes its connections at shutdown. */
  public void close(@Disposes CarrierApi carrier) throws IOException {
    carrier.close();
  }
}
