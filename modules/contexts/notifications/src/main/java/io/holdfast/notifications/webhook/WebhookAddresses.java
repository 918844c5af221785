package io.holdfast.notifications.webhook;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Decides which addresses webhooks may reach. */
@Singleton
public final class WebhookAddresses {
  private static final int LONGEST = 2000;
  private static final int LAST_PORT = 65_535;

  private final boolean privateAllowed;

  /**
   * @param privateAllowed whether addresses inside the private network are allowed: for a
   *     demonstration on one machine only
   */
  @Inject
  public WebhookAddresses(
      @ConfigProperty(name = "holdfast.webhooks.private-addresses", defaultValue = "false")
          boolean privateAllowed) {
    this.privateAllowed = privateAllowed;
  }

  /**
   * What is wrong with a URL; empty if it may be registered. A name that has no address now may be
   * registered: it is resolved again, and checked again, for each delivery.
   */
  public Optional<String> refusal(String url) {
    URI uri;
    try {
      uri = new URI(url);
    } catch (URISyntaxException e) {
      return Optional.of("is no URL");
    }
    boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
    if (!web || uri.getHost() == null || url.length() > LONGEST || uri.getPort() > LAST_PORT) {
      return Optional.of("must be an http or https URL with a host, of 2000 characters at most");
    }
    if (uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
      return Optional.of("must have neither user nor fragment");
    }
    return isRefused(uri.getHost())
        ? Optional.of("must not lead into the private network")
        : Optional.empty();
  }

  private boolean isRefused(String host) {
    try {
      resolve(host);
      return false;
    } catch (RefusedAddressException e) {
      return true;
    } catch (UnknownHostException e) {
      return false;
    }
  }

  /**
   * The addresses of a host. A name with one address that is not public is refused as a whole.
   *
   * @throws RefusedAddressException if one of them must not be reached
   */
  InetAddress[] resolve(String host) throws UnknownHostException {
    InetAddress[] addresses = InetAddress.getAllByName(host);
    if (!privateAllowed && !Arrays.stream(addresses).allMatch(PublicAddresses::isPublic)) {
      throw new RefusedAddressException(host);
    }
    return addresses;
  }
}
