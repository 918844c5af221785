package io.holdfast.web.health;

import io.holdfast.batching.LaneState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Not ready while a lane of orders or payments has made no progress for some seconds. */
@Readiness
@ApplicationScoped
public class LanesMove implements HealthCheck {
  private static final Duration TOLERANCE = Duration.ofSeconds(5);

  @Inject private ServerLanes lanes;

  @Override
  public HealthCheckResponse call() {
    List<LaneState> states = lanes.states();
    HealthCheckResponseBuilder answer = HealthCheckResponse.named("lanes");
    for (LaneState lane : states) {
      answer.withData(lane.name() + "-waiting", lane.waiting());
      answer.withData(lane.name() + "-oldest-ms", lane.oldest().toMillis());
      answer.withData(lane.name() + "-batch-ms", lane.batchUnderWay().toMillis());
    }
    return answer.status(states.stream().noneMatch(l -> l.standsStill(TOLERANCE))).build();
  }
}
