package io.holdfast.web.orders;

import io.holdfast.web.live.PlacementPulse;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;
import org.eclipse.microprofile.metrics.Timer;

/** Metrics of placement attempts: count by outcome, and duration. */
@Singleton
public class PlacementMetrics {
  private final PlacementPulse pulse;
  private final Timer time;
  private final Counter placed;
  private final Counter refused;
  private final Counter failed;

  @Inject
  public PlacementMetrics(MetricRegistry registry, PlacementPulse pulse) {
    this.pulse = pulse;
    Metadata attempts =
        Metadata.builder()
            .withName("holdfast_orders")
            .withDescription("Attempts to place an order, by how they ended")
            .build();
    placed = registry.counter(attempts, new Tag("outcome", "placed"));
    refused = registry.counter(attempts, new Tag("outcome", "rejected"));
    failed = registry.counter(attempts, new Tag("outcome", "failed"));
    time =
        registry.timer(
            Metadata.builder()
                .withName("holdfast_placement")
                .withDescription("From the request read to the answer known")
                .build());
  }

  /** Records an attempt that ended with this HTTP status. */
  void ended(int status, long startedNanos) {
    long took = System.nanoTime() - startedNanos;
    pulse.answered(status, took);
    time.update(Duration.ofNanos(took));
    (status < 400 ? placed : status < 500 ? refused : failed).inc();
  }
}
