package io.holdfast.web.orders;

import io.holdfast.batching.LaneState;
import io.holdfast.orders.Orders;
import io.holdfast.orders.Sagas;
import io.holdfast.web.health.ServerLanes;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.util.function.ToDoubleFunction;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/**
 * Gauges of the lanes: waiting commands, age of the oldest, duration of the current batch; and the
 * numbers of orders that expired and of sagas that ended in this server.
 */
@ApplicationScoped
public class LaneMetrics {
  @Inject private MetricRegistry registry;
  @Inject private Orders orders;
  @Inject private Sagas sagas;
  @Inject private ServerLanes lanes;

  void register(@Observes Startup event) {
    registry.gauge(
        Metadata.builder()
            .withName("holdfast_orders_expired_unanswered")
            .withDescription("Orders ended since the provider did not decide in the time to pay")
            .build(),
        orders::expiredUnanswered);
    Metadata ended =
        Metadata.builder()
            .withName("holdfast_sagas_ended")
            .withDescription("Sagas that ended in this server, by what became of their orders")
            .build();
    registry.gauge(ended, sagas::placed, new Tag("outcome", "placed"));
    registry.gauge(ended, sagas::rejected, new Tag("outcome", "rejected"));
    for (LaneState lane : lanes.states()) {
      gauge(lane.name(), "holdfast_lane_waiting", "Commands that wait", LaneState::waiting);
      gauge(
          lane.name(),
          "holdfast_lane_oldest_seconds",
          "How long the oldest command has waited",
          state -> state.oldest().toNanos() / 1e9);
      gauge(
          lane.name(),
          "holdfast_lane_batch_seconds",
          "How long the batch at hand has taken so far",
          state -> state.batchUnderWay().toNanos() / 1e9);
    }
  }

  private void gauge(
      String lane, String name, String description, ToDoubleFunction<LaneState> value) {
    registry.gauge(
        Metadata.builder().withName(name).withDescription(description).build(),
        () -> value.applyAsDouble(state(lane)),
        new Tag("lane", lane));
  }

  private LaneState state(String lane) {
    return lanes.states().stream().filter(l -> l.name().equals(lane)).findFirst().orElseThrow();
  }
}
