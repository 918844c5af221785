package io.holdfast.fulfilment.carrier;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.rest.client.RestClientBuilder;

/** Makes the client of the carrier from the configuration, one for the application. */
@ApplicationScoped
public class CarrierClient {
  /** A 4xx is an answer; only transport failures are exceptions. */
  private static final String STATUS_IS_NO_EXCEPTION =
      "microprofile.rest.client.disable.default.mapper";

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
    return RestClientBuilder.newBuilder()
        .baseUri(url)
        .connectTimeout(connectMillis, TimeUnit.MILLISECONDS)
        .readTimeout(readMillis, TimeUnit.MILLISECONDS)
        .property(STATUS_IS_NO_EXCEPTION, true)
        .build(CarrierApi.class);
  }

  /** Closes its connections at shutdown. */
  public void close(@Disposes CarrierApi carrier) throws IOException {
    carrier.close();
  }
}
