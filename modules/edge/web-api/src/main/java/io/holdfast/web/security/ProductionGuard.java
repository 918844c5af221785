package io.holdfast.web.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Refuses to start a production server with the demo users configured, since their passwords are
 * public. The profile is {@code holdfast.profile}; {@code holdfast.demo.users} is true where those
 * users are configured.
 */
@ApplicationScoped
public class ProductionGuard {
  private static final System.Logger LOG = System.getLogger(ProductionGuard.class.getName());

  void check(@Observes Startup event) {
    Config config = ConfigProvider.getConfig();
    check(
        config.getOptionalValue("holdfast.profile", String.class).orElse("production"),
        config.getOptionalValue("holdfast.demo.users", Boolean.class).orElse(false));
  }

  static void check(String profile, boolean demoUsers) {
    if (demoUsers && !profile.equals("demo")) {
      String refusal =
          "Holdfast does not start: the demo users are configured in the profile " + profile;
      LOG.log(System.Logger.Level.ERROR, refusal);
      throw new IllegalStateException(refusal);
    }
  }
}
