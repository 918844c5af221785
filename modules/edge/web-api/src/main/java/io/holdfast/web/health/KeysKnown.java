package io.holdfast.web.health;

import io.holdfast.web.security.KeyCache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready once the identity provider's keys were fetched; before, every token would be refused. */
@Readiness
@ApplicationScoped
public class KeysKnown implements HealthCheck {
  @Inject private KeyCache keys;

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("keys of tokens").status(keys.isReady()).build();
  }
}
