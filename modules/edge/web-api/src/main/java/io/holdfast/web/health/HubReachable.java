package io.holdfast.web.health;

import io.holdfast.messaging.HubDatabase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready while the hub answers; without it no order can be accepted. */
@Readiness
@ApplicationScoped
public class HubReachable implements HealthCheck {
  @Inject private HubDatabase hub;

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("hub").status(hub.answers()).build();
  }
}
