package io.holdfast.web.health;

import io.holdfast.batching.LaneState;
import io.holdfast.orders.Orders;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Not ready while a lane of placement or settlement has stood still for some seconds. */
@Readiness
@ApplicationScoped
public class LanesMove implements HealthCheck {
  private static final Duration TOLERANCE = Duration.ofSeconds(5);

  @Inject private Orders orders;

  @Override
  public HealthCheckResponse call() {
    List<LaneState> lanes = orders.lanes();
    HealthCheckResponseBuilder answer = HealthCheckResponse.named("lanes");
    for (LaneState lane : lanes) {
      answer.withData(lane.name() + "-waiting", lane.waiting());
      answer.withData(lane.name() + "-oldest-ms", lane.oldest().toMillis());
      answer.withData(lane.name() + "-batch-ms", lane.batchUnderWay().toMillis());
    }
    return answer.status(lanes.stream().noneMatch(l -> l.standsStill(TOLERANCE))).build();
  }
}
