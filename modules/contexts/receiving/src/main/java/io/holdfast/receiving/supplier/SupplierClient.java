package io.holdfast.receiving.supplier;

import io.holdfast.platform.PartnerClients;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes the client of the supplier from the configuration, one for the application. */
@ApplicationScoped
public class SupplierClient {
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
    return PartnerClients.client(SupplierApi.class, url, connectMillis, readMillis);
  }

  /** Closes its connections at shutdown. */
  public void close(@Disposes SupplierApi supplier) throws IOException {
    supplier.close();
  }
}
