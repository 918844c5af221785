package io.holdfast.bench.row;

import io.holdfast.bench.Measurement;
import io.holdfast.stack.load.http.ApiRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Row 16: polls of tickets that wait for a flash sale, beside a resource that does nothing. */
public final class PollRow implements Row {
  private static final int TICKETS = 500;

  @Override
  public Set<Integer> numbers() {
    return Set.of(16);
  }

  @Override
  public List<Measurement> measure(BenchEnvironment environment) {
    new Assortment("sale", 1, 1).stockHoldfast(environment);
    String sale =
        """
        {"name":"measured","skus":["sale-000001"],"opensAt":"%s","closesAt":"%s","admitPerSecond":10,\
        "ticketLifetime":"PT10M"}"""
            .formatted(
                Instant.now().plus(Duration.ofHours(1)), Instant.now().plus(Duration.ofHours(2)));
    BenchApi.call(
        environment.stack(),
        "operator",
        ApiRequest.put("/api/v1/sales/bench", sale.getBytes(StandardCharsets.UTF_8)));
    List<String> paths =
        IntStream.range(0, TICKETS).mapToObj(number -> ticket(environment, number)).toList();
    return List.of(
        new Reads(environment).besideNothing("16", "polls of tickets ÷ an empty resource", paths));
  }

  private static String ticket(BenchEnvironment environment, int number) {
    byte[] body =
        "{\"customerId\":\"bench-%d\"}".formatted(number).getBytes(StandardCharsets.UTF_8);
    String ticket =
        BenchApi.call(
                environment.stack(),
                "storefront",
                ApiRequest.post("/api/v1/sales/bench/tickets", null, body))
            .path("ticket")
            .asText();
    return "/api/v1/sales/bench/tickets/" + ticket;
  }
}
