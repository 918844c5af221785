package io.holdfast.web.health;

import io.holdfast.batching.LaneState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Not alive when the thread of a lane has ended: only a restart of the server brings it back. */
@Liveness
@ApplicationScoped
public class LanesAlive implements HealthCheck {
  @Inject private ServerLanes lanes;

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("lane threads")
        .status(lanes.states().stream().allMatch(LaneState::working))
        .build();
  }
}
