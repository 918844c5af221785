package io.holdfast.web.security;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

/**
 * The key set of the identity provider (RFC 7517): the last one that could be fetched, whatever
 * happens to the provider.
 */
final class ProviderKeys {
  private static final System.Logger LOG = System.getLogger(ProviderKeys.class.getName());
  private static final Duration TIMEOUT = Duration.ofSeconds(5);
  private static final int MAX_LENGTH = 1 << 18;
  private static final byte[] NONE = "{\"keys\":[]}".getBytes(StandardCharsets.US_ASCII);

  private final URI address;
  private final HttpClient client;
  private volatile byte[] keys = NONE;
  private boolean failing;

  /**
   * The keys of a provider, not asked for yet.
   *
   * @param authorities file with more authorities to trust; null for those of Java alone
   */
  ProviderKeys(URI address, Path authorities) {
    this.address = address;
    HttpClient.Builder builder =
        HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(TIMEOUT);
    this.client =
        authorities == null
            ? builder.build()
            : builder.sslContext(TrustedAuthorities.with(authorities)).build();
  }

  /** The key set as JSON; an empty one until the first could be fetched. */
  byte[] current() {
    return keys;
  }

  /** Whether a key set could be fetched. */
  boolean areKnown() {
    return keys != NONE;
  }

  /** Asks the provider; what it answers replaces the key set if it is one. */
  void fetch() throws InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(address).timeout(TIMEOUT).build();
    try {
      HttpResponse<byte[]> answer = client.send(request, BodyHandlers.ofByteArray());
      byte[] body = answer.body();
      if (answer.statusCode() != 200 || body.length > MAX_LENGTH) {
        fails("status " + answer.statusCode() + ", " + body.length + " bytes");
      } else if (!new ObjectMapper().readTree(body).path("keys").isArray()) {
        fails("the answer is no key set");
      } else {
        keys = body;
        failing = false;
      }
    } catch (IOException unreachable) {
      fails(unreachable.getClass().getSimpleName() + " " + unreachable.getMessage());
    }
  }

  /** One line for each time that it begins to fail. */
  private void fails(String why) {
    if (!failing) {
      LOG.log(
          System.Logger.Level.WARNING,
          "The keys of the identity provider cannot be fetched from {0}: {1}. {2}",
          address,
          why,
          areKnown() ? "Those fetched before are used." : "No token is accepted.");
    }
    failing = true;
  }
}
