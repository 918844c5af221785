package io.holdfast.bench.load;

import io.holdfast.stack.load.http.Endpoint;
import java.time.Duration;
import java.util.List;
import java.util.function.IntSupplier;

/** Reads over HTTP. The requests of its samples are reads. */
public final class ReadContender implements Contender {
  private final String name;
  private final Endpoint endpoint;
  private final Requests requests;
  private final int clients;
  private long next;

  /**
   * @param paths below the endpoint
   * @param choice draws the number of the next path
   * @param clients connections
   */
  public ReadContender(
      String name, Endpoint endpoint, List<String> paths, IntSupplier choice, int clients) {
    this.name = name;
    this.endpoint = endpoint;
    this.requests = new ReadRequests(endpoint, paths, choice);
    this.clients = clients;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Sample run(Duration time) {
    LoadGenerator generator = new LoadGenerator(endpoint, requests, next);
    Sample sample = generator.shop(clients, 0, time);
    next = generator.next();
    return sample;
  }
}
