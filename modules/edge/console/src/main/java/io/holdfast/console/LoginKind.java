package io.holdfast.console;

import java.util.Locale;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** How people log in. */
enum LoginKind {
  /** With name and password of the server's user registry. */
  PASSWORD,
  /** At an OpenID Connect provider. */
  OIDC,
  /** Nobody can. */
  NONE;

  /** What this server is configured for. */
  static LoginKind current() {
    Config config = ConfigProvider.getConfig();
    String profile = config.getOptionalValue("holdfast.profile", String.class).orElse("production");
    String login = config.getOptionalValue("holdfast.console.login", String.class).orElse("none");
    return profile.equals("demo") ? PASSWORD : login.equals("oidc") ? OIDC : NONE;
  }

  /** As the page knows it. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
