package io.holdfast.stack.balancer;

import io.undertow.predicate.Predicate;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.proxy.ProxyClient;
import io.undertow.server.handlers.proxy.ProxyHandler;
import io.undertow.util.Headers;
import io.undertow.util.StatusCodes;
import java.time.Duration;

/**
 * What happens to a request: it goes to a server; without one that is ready it is refused at once.
 */
final class Routing {
  private static final String NO_SERVER =
      "{\"type\":\"urn:holdfast:problem:unavailable\",\"title\":\"No server answers\",\"status\":503}";

  private static final int ATTEMPTS = 3;

  /** A server that does not answer for this long is given up for the request. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private Routing() {}

  static HttpHandler to(ProxyClient servers) {
    ProxyClient client = new RewindingClient(servers);
    HttpHandler bounded = handler(client, PATIENCE);
    HttpHandler unbounded = handler(client, Duration.ZERO);
    HttpHandler routed =
        exchange -> (mayTakeLong(exchange) ? unbounded : bounded).handleRequest(exchange);
    return new RepeatableRequests(
        exchange -> {
          exchange.addDefaultResponseListener(Routing::explain);
          routed.handleRequest(exchange);
        });
  }

  private static HttpHandler handler(ProxyClient client, Duration patience) {
    Predicate repeatable = RepeatableRequests::isRepeatable;
    return ProxyHandler.builder()
        .setProxyClient(client)
        .setMaxRequestTime(Math.toIntExact(patience.toMillis()))
        .setMaxConnectionRetries(ATTEMPTS)
        .setIdempotentRequestPredicate(repeatable)
        .setReuseXForwarded(false)
        .build();
  }

  /** Streams of events, and files. */
  private static boolean mayTakeLong(HttpServerExchange exchange) {
    String path = exchange.getRequestPath();
    String accept = exchange.getRequestHeaders().getFirst(Headers.ACCEPT);
    return path.contains("/imports/")
        || path.contains("/exports/")
        || (accept != null && accept.contains("text/event-stream"));
  }

  /** A body for what the balancer itself refuses, or was not answered in time. */
  private static boolean explain(HttpServerExchange exchange) {
    boolean isOwn = exchange.getStatusCode() >= StatusCodes.INTERNAL_SERVER_ERROR;
    if (!isOwn || !exchange.isResponseChannelAvailable()) {
      return false;
    }
    exchange.setStatusCode(StatusCodes.SERVICE_UNAVAILABLE);
    exchange.getResponseHeaders().put(Headers.RETRY_AFTER, "1");
    exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "application/problem+json");
    exchange.getResponseSender().send(NO_SERVER);
    return true;
  }
}
