package io.holdfast.bench.load;

import io.holdfast.bench.machine.ProcessorTime;
import io.holdfast.stack.load.http.Endpoint;
import io.holdfast.stack.replay.RunId;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;

/** Holdfast over HTTP. */
public final class HoldfastContender implements Contender {
  private final Endpoint endpoint;
  private final Supplier<ProcessorTime> clock;
  private final OrderBodies orders;
  private final int clients;
  private final double rate;
  private final String run = RunId.random().text();
  private long next;

  /**
   * @param clock of its processes
   * @param clients connections
   * @param rate orders per second in the open model, 0 for the closed model
   */
  public HoldfastContender(
      Endpoint endpoint,
      Supplier<ProcessorTime> clock,
      OrderBodies orders,
      int clients,
      double rate) {
    this.endpoint = endpoint;
    this.clock = clock;
    this.orders = orders;
    this.clients = clients;
    this.rate = rate;
  }

  @Override
  public String name() {
    return "Holdfast";
  }

  @Override
  public Sample run(Duration time) {
    ProcessorTime processors = clock.get();
    Map<String, Long> before = processors.read();
    LoadGenerator generator =
        new LoadGenerator(endpoint, new OrderRequests(endpoint, orders, run), next);
    Sample sample = generator.shop(clients, rate, time);
    next = generator.next();
    return sample.costing(ProcessorTime.perOrder(before, processors.read(), sample.orders()));
  }
}
