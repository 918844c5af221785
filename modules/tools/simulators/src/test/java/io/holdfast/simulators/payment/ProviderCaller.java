package io.holdfast.simulators.payment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** A caller of the provider over a real socket. */
final class ProviderCaller {
  private final HttpClient http = HttpClient.newHttpClient();
  private final ObjectMapper json = new ObjectMapper();
  private final String base;

  ProviderCaller(int port) {
    base = "http://127.0.0.1:" + port;
  }

  record Response(int status, JsonNode body) {
    String field(String name) {
      return body.path(name).asText();
    }
  }

  Response pay(String order, String token) throws Exception {
    return pay(order, order, token);
  }

  Response pay(String key, String order, String token) throws Exception {
    return post(key, body(order, token));
  }

  Response post(String key, String body) throws Exception {
    return response(http.send(request(key, body), HttpResponse.BodyHandlers.ofString()));
  }

  Response takeBack(String key, String order, String authorisation) throws Exception {
    return response(
        http.send(
            request(
                "/v1/authorisations/" + authorisation + "/void",
                key,
                "{\"orderId\":\"%s\"}".formatted(order)),
            HttpResponse.BodyHandlers.ofString()));
  }

  Response operate(String operation, String key, String order, String authorisation, long amount)
      throws Exception {
    String body = "{\"orderId\":\"%s\",\"amountCents\":%d}".formatted(order, amount);
    return response(
        http.send(
            request("/v1/authorisations/" + authorisation + "/" + operation, key, body),
            HttpResponse.BodyHandlers.ofString()));
  }

  Response behave(String switches) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(base + "/v1/behaviour"))
            .PUT(HttpRequest.BodyPublishers.ofString(switches))
            .build();
    return response(http.send(request, HttpResponse.BodyHandlers.ofString()));
  }

  /** Totals in USD, of all orders or of one. */
  String books(String query) throws Exception {
    JsonNode usd = get("/v1/books" + query).body().path("currencies").path("USD");
    return "authorised %d captured %d voided %d expired %d refunded %d"
        .formatted(
            usd.path("authorised").asLong(),
            usd.path("captured").asLong(),
            usd.path("voided").asLong(),
            usd.path("expired").asLong(),
            usd.path("refunded").asLong());
  }

  CompletableFuture<Response> payLater(String order, String token) {
    return http.sendAsync(request(order, body(order, token)), HttpResponse.BodyHandlers.ofString())
        .thenApply(this::response);
  }

  Response payImpatiently(String order, String token, Duration patience) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(request(order, body(order, token)), (name, value) -> true)
            .timeout(patience)
            .build();
    return response(http.send(request, HttpResponse.BodyHandlers.ofString()));
  }

  Response get(String path) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(URI.create(base + path)).build();
    return response(http.send(request, HttpResponse.BodyHandlers.ofString()));
  }

  static String body(String order, String token) {
    return "{\"orderId\":\"%s\",\"amountCents\":1234,\"currency\":\"USD\",\"token\":\"%s\"}"
        .formatted(order, token);
  }

  private HttpRequest request(String key, String body) {
    return request("/v1/authorisations", key, body);
  }

  private HttpRequest request(String path, String key, String body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + path))
            .POST(HttpRequest.BodyPublishers.ofString(body));
    if (key != null) {
      request.header("Idempotency-Key", key);
    }
    return request.build();
  }

  private Response response(HttpResponse<String> response) {
    try {
      return new Response(response.statusCode(), json.readTree(response.body()));
    } catch (com.fasterxml.jackson.core.JsonProcessingException malformed) {
      throw new IllegalStateException(response.body(), malformed);
    }
  }
}
