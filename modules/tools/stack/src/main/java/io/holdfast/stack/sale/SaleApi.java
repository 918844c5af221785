package io.holdfast.stack.sale;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.holdfast.stack.StackFailure;
import io.holdfast.stack.load.http.ApiReply;
import io.holdfast.stack.load.http.ApiRequest;
import io.holdfast.stack.load.http.Endpoint;
import io.holdfast.stack.load.http.RetryingClient;
import io.holdfast.stack.load.http.Wire;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The requests of sales that must succeed. One connection; not thread-safe. */
final class SaleApi implements AutoCloseable {
  static final ObjectMapper JSON = new ObjectMapper();
  private static final int PAGE = 200;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final RetryingClient client;
  private final String url;

  SaleApi(Endpoint server) {
    this.client = new RetryingClient(new Wire(server, PATIENCE), PATIENCE);
    this.url = server.url();
  }

  /** What is published of a sale. */
  PublishedSale sale(String id) {
    return PublishedSale.of(json(ApiRequest.get("/api/v1/sales/" + id)));
  }

  /** All its places. */
  List<PublishedSale.Place> places(String id) {
    List<PublishedSale.Place> places = new ArrayList<>();
    String next = "/api/v1/sales/" + id + "/draw?limit=" + PAGE;
    JsonNode items;
    do {
      items = json(ApiRequest.get(next)).path("items");
      items.forEach(item -> places.add(PublishedSale.Place.of(item)));
      if (!places.isEmpty()) {
        long last = places.get(places.size() - 1).place();
        next = "/api/v1/sales/" + id + "/draw?limit=" + PAGE + "&cursor=" + last;
      }
    } while (items.size() == PAGE);
    return places;
  }

  /** Sends a request that must succeed. */
  JsonNode json(ApiRequest request) {
    ApiReply reply = send(request);
    if (!reply.isSuccess()) {
      throw new StackFailure(request + " was answered " + reply.status() + " " + reply.text());
    }
    try {
      return reply.body().length == 0 ? JSON.nullNode() : JSON.readTree(reply.body());
    } catch (IOException malformed) {
      throw new StackFailure(request + " was not answered with JSON", malformed);
    }
  }

  private ApiReply send(ApiRequest request) {
    try {
      return client.call(request);
    } catch (IOException failure) {
      throw new StackFailure(url + " cannot be reached: " + failure.getMessage(), failure);
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
