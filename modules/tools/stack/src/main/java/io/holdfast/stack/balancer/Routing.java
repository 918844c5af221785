package io.holdfast.stack.balancer;

import io.undertow.predicate.Predicate;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.proxy.ProxyClient;
import io.undertow.server.handlers.proxy.ProxyHandler;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.Methods;
import java.time.Duration;
import java.util.Set;

/**
 * What happens to a request: it goes to a server that is ready, and to another one if that does not
 * answer and a repetition is safe; without any it is refused at once.
 */
final class Routing {
  private static final int ATTEMPTS = 3;
  private static final Set<HttpString> READS = Set.of(Methods.GET, Methods.HEAD, Methods.OPTIONS);

  /** A server that does not answer for this long is given up for the request. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private Routing() {}

  static HttpHandler to(ReadyServers servers) {
    HttpHandler bounded = handler(servers.client(), PATIENCE);
    HttpHandler unbounded = handler(servers.client(), Duration.ZERO);
    HttpHandler passedOn =
        exchange -> {
          exchange.addDefaultResponseListener(Refusal::explain);
          (mayTakeLong(exchange) ? unbounded : bounded).handleRequest(exchange);
        };
    return new KeyedRequests(servers, passedOn);
  }

  private static HttpHandler handler(ProxyClient client, Duration patience) {
    Predicate repeatable = exchange -> READS.contains(exchange.getRequestMethod());
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
}
