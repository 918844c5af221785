package io.holdfast.stack.balancer;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.SameThreadExecutor;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Iterator;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * Sends changes that carry an idempotency key, whole, to one server after the other until one
 * answers: the key makes that safe. Undertow's proxy repeats only requests without a body.
 */
final class KeyedRequests implements HttpHandler {
  private static final HttpString KEY = new HttpString("Idempotency-Key");

  /** Longer bodies are passed on as they come, once. */
  private static final long MOST_BYTES = 1024 * 1024L;

  private static final Duration CONNECT = Duration.ofMillis(500);

  /** Of one server; a placement may take some seconds under load. */
  private static final Duration ANSWER = Duration.ofSeconds(6);

  /** Belong to one connection, or are set by the client of the next one. */
  private static final Set<String> OF_A_CONNECTION =
      Set.of(
          "connection",
          "content-length",
          "date",
          "expect",
          "host",
          "keep-alive",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade");

  private final ReadyServers servers;
  private final HttpHandler others;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(CONNECT)
          .build();

  /**
   * @param others handles what carries no key, or a long body
   */
  KeyedRequests(ReadyServers servers, HttpHandler others) {
    this.servers = servers;
    this.others = others;
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) throws Exception {
    long length = exchange.getRequestContentLength();
    if (!exchange.getRequestHeaders().contains(KEY) || length < 0 || length > MOST_BYTES) {
      others.handleRequest(exchange);
      return;
    }
    exchange
        .getRequestReceiver()
        .receiveFullBytes(
            (received, body) ->
                received.dispatch(
                    SameThreadExecutor.INSTANCE,
                    () ->
                        answer(received, body, servers.inTurn().iterator())
                            .whenComplete((answer, failure) -> end(received, answer))));
  }

  /** The answer of the first server that gives one; null if none does. */
  private CompletableFuture<HttpResponse<byte[]>> answer(
      HttpServerExchange exchange, byte[] body, Iterator<URI> left) {
    if (!left.hasNext()) {
      return CompletableFuture.completedFuture(null);
    }
    return client
        .sendAsync(request(exchange, body, left.next()), BodyHandlers.ofByteArray())
        .exceptionallyCompose(failure -> answer(exchange, body, left));
  }

  private static HttpRequest request(HttpServerExchange exchange, byte[] body, URI server) {
    String query = exchange.getQueryString();
    String path = exchange.getRequestURI() + (query.isEmpty() ? "" : "?" + query);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(server.resolve(path))
            .timeout(ANSWER)
            .method(exchange.getRequestMethod().toString(), BodyPublishers.ofByteArray(body));
    exchange
        .getRequestHeaders()
        .forEach(
            header -> {
              if (isPassedOn(header.getHeaderName().toString())) {
                header.forEach(value -> request.header(header.getHeaderName().toString(), value));
              }
            });
    request.setHeader(
        Headers.X_FORWARDED_FOR_STRING, exchange.getSourceAddress().getAddress().getHostAddress());
    return request.build();
  }

  private static boolean isPassedOn(String header) {
    return !OF_A_CONNECTION.contains(header.toLowerCase(Locale.ROOT));
  }

  private static void end(HttpServerExchange exchange, HttpResponse<byte[]> answer) {
    if (answer == null) {
      Refusal.send(exchange);
      return;
    }
    exchange.setStatusCode(answer.statusCode());
    answer
        .headers()
        .map()
        .forEach(
            (name, values) -> {
              if (isPassedOn(name)) {
                exchange.getResponseHeaders().putAll(new HttpString(name), values);
              }
            });
    exchange.getResponseSender().send(ByteBuffer.wrap(answer.body()));
  }
}
