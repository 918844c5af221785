package io.holdfast.web.health;

import io.holdfast.batching.LaneState;
import io.holdfast.orders.Orders;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Not alive when the thread of a lane has ended: only a restart of the server brings it back. */
@Liveness
@ApplicationScoped
public class LanesAlive implements HealthCheck {
  @Inject private Orders orders;

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("lane threads")
        .status(orders.lanes().stream().allMatch(LaneState::working))
        .build();
  }
}
