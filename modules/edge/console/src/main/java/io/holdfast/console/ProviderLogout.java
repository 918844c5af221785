package io.holdfast.console;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Log-out at the identity provider, too (OpenID Connect RP-Initiated Logout 1.0): without it the
 * next log-in asks for nothing. The console keeps no token that could be sent as a hint.
 */
final class ProviderLogout {
  private ProviderLogout() {}

  /** Where the browser goes after the log-out; empty if people stay on the page. */
  static Optional<String> address() {
    return LoginKind.current() == LoginKind.OIDC
        ? address(ConfigProvider.getConfig())
        : Optional.empty();
  }

  static Optional<String> address(Config config) {
    return config
        .getOptionalValue("console.oidc.logout", String.class)
        .map(
            endpoint ->
                endpoint
                    + (endpoint.contains("?") ? '&' : '?')
                    + "client_id="
                    + encoded(config, "console.oidc.client", "")
                    + "&post_logout_redirect_uri="
                    + encoded(config, "console.oidc.url", "/console/"));
  }

  private static String encoded(Config config, String name, String more) {
    return URLEncoder.encode(config.getValue(name, String.class) + more, StandardCharsets.UTF_8);
  }
}
