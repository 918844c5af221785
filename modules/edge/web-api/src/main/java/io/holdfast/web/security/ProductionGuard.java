package io.holdfast.web.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import java.util.List;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Refuses to start a production server with the demo users or the demo's webhook secrets
 * configured, since all are public, or without such secrets. The profile is {@code
 * holdfast.profile}; {@code holdfast.demo.users} is true where those users are configured.
 */
@ApplicationScoped
public class ProductionGuard {
  private static final System.Logger LOG = System.getLogger(ProductionGuard.class.getName());

  private static final List<String> SECRETS =
      List.of("holdfast.payments.webhook-secret", "holdfast.fulfilment.webhook-secret");

  /** As in {@code liberty-config/profiles/demo.xml}. */
  private static final String DEMO_SECRET = "whsec_SG9sZGZhc3QtZGVtby1vbmx5LXNlY3JldC0x";

  void check(@Observes Startup event) {
    Config config = ConfigProvider.getConfig();
    check(
        config.getOptionalValue("holdfast.profile", String.class).orElse("production"),
        config.getOptionalValue("holdfast.demo.users", Boolean.class).orElse(false));
    for (String name : SECRETS) {
      checkSecret(
          name,
          config.getOptionalValue("holdfast.profile", String.class).orElse("production"),
          config.getOptionalValue(name, String.class).orElse(""));
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

  private static IllegalStateException refusal(String reason) {
    String refusal = "Holdfast does not start: " + reason;
    LOG.log(System.Logger.Level.ERROR, refusal);
    return new IllegalStateException(refusal);
  }
}
