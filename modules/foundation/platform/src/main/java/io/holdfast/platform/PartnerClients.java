package io.holdfast.platform;

import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;
import java.util.Optional;
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
    return builder(url, connectMillis, readMillis).build(api);
  }

  /**
   * The same for a partner that wants to know who calls.
   *
   * @param credential sent as bearer token (RFC 6750), if there is one
   */
  public static <T> T client(
      Class<T> api, URI url, long connectMillis, long readMillis, Optional<String> credential) {
    RestClientBuilder client = builder(url, connectMillis, readMillis);
    credential.ifPresent(
        secret -> client.register(new Bearer("Bearer " + secret), ClientRequestFilter.class));
    return client.build(api);
  }

  private static RestClientBuilder builder(URI url, long connectMillis, long readMillis) {
    return RestClientBuilder.newBuilder()
        .baseUri(url)
        .connectTimeout(connectMillis, TimeUnit.MILLISECONDS)
        .readTimeout(readMillis, TimeUnit.MILLISECONDS)
        .property(STATUS_IS_NO_EXCEPTION, true);
  }

  /** Names the caller on each request. */
  private record Bearer(String value) implements ClientRequestFilter {
    @Override
    public void filter(ClientRequestContext request) {
      request.getHeaders().putSingle(HttpHeaders.AUTHORIZATION, value);
    }

    @Override
    public String toString() {
      return "a credential";
    }
  }
}
