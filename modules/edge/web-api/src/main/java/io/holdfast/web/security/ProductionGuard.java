package io.holdfast.web.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import java.net.URI;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Refuses to start a production server with the demo users or the demo's webhook secrets
 * configured, since all are public, or without such secrets; and any server with an unknown
 * profile. The profile is {@code holdfast.profile}; {@code holdfast.demo.users} is true where those
 * users are configured.
 */
@ApplicationScoped
public class ProductionGuard {
  private static final System.Logger LOG = System.getLogger(ProductionGuard.class.getName());

  private static final Set<String> PROFILES = Set.of("production", "demo");

  private static final List<String> SECRETS =
      List.of("holdfast.payments.webhook-secret", "holdfast.fulfilment.webhook-secret");

  /** As in {@code liberty-config/profiles/demo.xml}. */
  private static final String DEMO_SECRET = "whsec_SG9sZGZhc3QtZGVtby1vbmx5LXNlY3JldC0x";

  void check(@Observes Startup event) {
    Config config = ConfigProvider.getConfig();
    String profile = config.getOptionalValue("holdfast.profile", String.class).orElse("production");
    check(profile, config.getOptionalValue("holdfast.demo.users", Boolean.class).orElse(false));
    checkRead(
        profile, config.getOptionalValue("holdfast.profile.read", String.class).orElse("none"));
    for (String name : SECRETS) {
      checkSecret(name, profile, config.getOptionalValue(name, String.class).orElse(""));
    }
  }

  /**
   * A mistyped profile has no file, and the server starts without any.
   *
   * @param read what the profile's file says about itself
   */
  static void checkRead(String profile, String read) {
    if (!PROFILES.contains(profile)) {
      throw refusal(
          "holdfast.profile in bootstrap.properties is neither production nor demo: " + profile);
    }
    if (profile.equals("production") && !read.equals(profile)) {
      throw refusal("profiles/production.xml was not read; what was: " + read);
    }
  }

  static void check(String profile, boolean demoUsers) {
    if (demoUsers && !profile.equals("demo")) {
      throw refusal("the demo users are configured in the profile " + profile);
    }
  }

  /**
   * @param secret empty if there is none
   */
  static void checkSecret(String name, String profile, String secret) {
    if (secret.isEmpty()) {
      throw refusal(name + " is not set");
    }
    if (secret.equals(DEMO_SECRET) && !profile.equals("demo")) {
      throw refusal(name + " is that of the demo in the profile " + profile);
    }
  }

  /**
   * Who can change what is read there lets anybody in: it is encrypted, or never leaves the host.
   */
  static void checkAddress(String name, URI address) {
    boolean isLocal =
        "127.0.0.1".equals(address.getHost()) || "localhost".equals(address.getHost());
    if (!"https".equals(address.getScheme()) && !isLocal) {
      throw refusal(name + " must be an https address");
    }
  }

  static IllegalStateException refusal(String reason) {
    String refusal = "Holdfast does not start: " + reason;
    LOG.log(System.Logger.Level.ERROR, refusal);
    return new IllegalStateException(refusal);
  }
}
