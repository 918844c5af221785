package io.holdfast.stack.balancer;

import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.proxy.ProxyCallback;
import io.undertow.server.handlers.proxy.ProxyClient;
import io.undertow.server.handlers.proxy.ProxyConnection;
import io.undertow.util.AttachmentKey;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Makes the body of a request readable again before each further attempt. */
final class RewindingClient implements ProxyClient {
  private static final AttachmentKey<Boolean> TRIED = AttachmentKey.create(Boolean.class);

  private final ProxyClient servers;

  RewindingClient(ProxyClient servers) {
    this.servers = servers;
  }

  @Override
  public ProxyTarget findTarget(HttpServerExchange exchange) {
    return servers.findTarget(exchange);
  }

  @Override
  public void getConnection(
      ProxyTarget target,
      HttpServerExchange exchange,
      ProxyCallback<ProxyConnection> callback,
      long timeout,
      TimeUnit unit) {
    if (exchange.putAttachment(TRIED, true) != null) {
      RepeatableRequests.rewind(exchange);
    }
    servers.getConnection(target, exchange, callback, timeout, unit);
  }

  @Override
  public List<ProxyTarget> getAllTargets() {
    return servers.getAllTargets();
  }
}
