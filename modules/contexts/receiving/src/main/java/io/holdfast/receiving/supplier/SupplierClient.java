package io.holdfast.receiving.supplier;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.rest.client.RestClientBuilder;

/** Makes the client of the supplier from the configuration, one for the application. */
@ApplicationScoped
public class SupplierClient {
  /** A 4xx is an answer; only transport failures are exceptions. */
  private static final String STATUS_IS_NO_EXCEPTION =
      "microprofile.rest.client.disable.default.mapper";

  /**
   * The client.
   *
   * @param url where the supplier is
   * @param connectMillis longest wait for a connection
   * @param readMillis longest wait for an answer, the time of one attempt
   */
  @Produces
  @Singleton
  public SupplierApi supplier(
      @ConfigProperty(name = "holdfast.receiving.supplier-url") URI url,
      @ConfigProperty(name = "holdfast.receiving.connect-timeout") long connectMillis,
      @ConfigProperty(name = "holdfast.receiving.read-timeout") long readMillis) {
    return RestClientBuilder.newBuilder()
        .baseUri(url)
        .connectTimeout(connectMillis, TimeUnit.MILLISECONDS)
        .readTimeout(readMillis, TimeUnit.MILLISECONDS)
        .property(STATUS_IS_NO_EXCEPTION, true)
        .build(SupplierApi.class);
  }

  /** Closes its connections at shutdown. */
  public void close(@Disposes SupplierApi supplier) throws IOException {
    supplier.close();
  }
}
