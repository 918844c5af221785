package io.holdfast.web.health;

import io.holdfast.messaging.RelayState;
import io.holdfast.messaging.Relays;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Not alive when the thread of a relay has ended: only a restart of the server brings it back. */
@Liveness
@ApplicationScoped
public class RelaysAlive implements HealthCheck {
  @Inject private Relays relays;

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("relay threads")
        .status(relays.states().stream().allMatch(RelayState::working))
        .build();
  }
}
