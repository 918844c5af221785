package io.holdfast.web.health;

import io.holdfast.kernel.IdempotencyKey;
import io.holdfast.kernel.TimeOrderedUuid;
import io.holdfast.orders.OrderRehearsal;
import io.holdfast.orders.Orders;
import io.holdfast.orders.PlaceOrder;
import io.holdfast.orders.PlacementResult;
import io.holdfast.platform.ServerThreads;
import io.holdfast.web.orders.RehearsedRequest;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import jakarta.validation.Validator;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Rehearses orders for a while before the server reports that it is started and ready: what is
 * compiled by then is not compiled while buyers wait. It reads, checks, decides, writes and answers
 * as the real path does, and leaves no trace.
 */
@Readiness
@org.eclipse.microprofile.health.Startup
@ApplicationScoped
public class WarmUp implements HealthCheck {
  private static final System.Logger LOG = System.getLogger(WarmUp.class.getName());

  /** Sizes of batches, one after the other: alone, a few, many. */
  private static final int[] BATCHES = {1, 8, 64};

  private final AtomicLong rehearsed = new AtomicLong();
  private volatile String state = "OFF";
  private volatile boolean over = true;
  private volatile boolean stopped;

  @Inject private Orders orders;
  @Inject private Validator validator;

  void start(
      @Observes Startup event,
      ServerThreads threads,
      @ConfigProperty(name = "holdfast.warm-up", defaultValue = "PT0S") Duration time) {
    if (time.toMillis() > 0) {
      over = false;
      state = "WARMING_UP for " + time;
      threads.factory().newThread(() -> run(time)).start();
    }
  }

  private void run(Duration time) {
    long end = System.nanoTime() + time.toNanos();
    try {
      OrderRehearsal rehearsal = orders.rehearsal();
      RehearsedRequest request = new RehearsedRequest(validator);
      for (int round = 0; System.nanoTime() < end && !stopped; round++) {
        rehearse(rehearsal, request, BATCHES[round % BATCHES.length]);
      }
      state = "WARM";
    } catch (RuntimeException e) {
      // A cold server is better than none.
      LOG.log(System.Logger.Level.WARNING, "the warm-up ended early: " + e.getMessage());
      state = "COLD: the warm-up ended early";
    } finally {
      over = true;
    }
  }

  private void rehearse(OrderRehearsal rehearsal, RehearsedRequest request, int size) {
    Map<IdempotencyKey, PlaceOrder> batch = new LinkedHashMap<>();
    for (int i = 0; i < size; i++) {
      PlaceOrder order = request.read();
      batch.put(request.key("rehearsal-" + TimeOrderedUuid.next()), order);
    }
    List<PlacementResult> results = rehearsal.run(batch);
    results.forEach(request::answer);
    rehearsed.addAndGet(size);
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("warm-up")
        .status(over)
        .withData("state", state)
        .withData("orders", rehearsed.get())
        .build();
  }

  @PreDestroy
  void stop() {
    stopped = true;
  }
}
