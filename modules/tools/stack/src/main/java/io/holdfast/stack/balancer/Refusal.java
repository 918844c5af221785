package io.holdfast.stack.balancer;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.StatusCodes;

/** What a client is told that no server answered: to ask again in a moment. */
final class Refusal {
  private static final String PROBLEM =
      "{\"type\":\"urn:holdfast:problem:unavailable\",\"title\":\"No server answers\",\"status\":503}";

  private Refusal() {}

  static void send(HttpServerExchange exchange) {
    exchange.setStatusCode(StatusCodes.SERVICE_UNAVAILABLE);
    exchange.getResponseHeaders().put(Headers.RETRY_AFTER, "1");
    exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "application/problem+json");
    exchange.getResponseSender().send(PROBLEM);
  }

  /**
   * Explains a failure of the proxy itself, which has neither a body nor a header of a server.
   *
   * @return whether it was one
   */
  static boolean explain(HttpServerExchange exchange) {
    boolean isOwn =
        exchange.getStatusCode() >= StatusCodes.INTERNAL_SERVER_ERROR
            && exchange.isResponseChannelAvailable()
            && !exchange.getResponseHeaders().contains(Headers.CONTENT_LENGTH);
    if (isOwn) {
      send(exchange);
    }
    return isOwn;
  }
}
