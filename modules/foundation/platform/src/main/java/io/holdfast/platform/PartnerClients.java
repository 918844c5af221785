package io.holdfast.platform;

import java.net.URI;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.rest.client.RestClientBuilder;

/** Makes HTTP clients of partners, such as the payment provider and the carrier. */
public final class PartnerClients {
  /** A 4xx is an answer; only transport failures are exceptions. */
  private static final String STATUS_IS_NO_EXCEPTION =
      "microprofile.rest.client.disable.default.mapper";

  private PartnerClients() {}

  /**
   * A client, to be closed by the caller.
   *
   * @param api interface with the partner's resources
   * @param url where the partner is
   * @param connectMillis longest wait for a connection
   * @param readMillis longest wait for an answer, the time of one attempt
   */
  public static <T> T client(Class<T> api, URI url, long connectMillis, long readMillis) {
    return RestClientBuilder.newBuilder()
        .baseUri(url)
        .connectTimeout(connectMillis, TimeUnit.MILLISECONDS)
        .readTimeout(readMillis, TimeUnit.MILLISECONDS)
        .property(STATUS_IS_NO_EXCEPTION, true)
        .build(api);
  }
}
