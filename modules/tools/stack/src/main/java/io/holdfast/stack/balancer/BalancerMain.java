package io.holdfast.stack.balancer;

import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import java.net.URI;
import java.util.Arrays;
import java.util.List;

/**
 * Runs the balancer until the process is asked to end. Its arguments are its own port and those of
 * the servers, all on the loopback address.
 */
public final class BalancerMain {
  private static final String HOST = "127.0.0.1";

  private BalancerMain() {}

  /** Starts the balancer; returns when it accepts requests. */
  public static void main(String[] arguments) {
    List<URI> servers =
        Arrays.stream(arguments)
            .skip(1)
            .map(port -> URI.create("http://" + HOST + ":" + port))
            .toList();
    ReadyServers ready = new ReadyServers(servers);
    Undertow server =
        Undertow.builder()
            .addHttpListener(Integer.parseInt(arguments[0]), HOST)
            .setServerOption(UndertowOptions.NO_REQUEST_TIMEOUT, 60_000)
            .setHandler(Routing.to(ready))
            .build();
    Runtime.getRuntime().addShutdownHook(new Thread(server::stop, "stop-balancer"));
    ready.start();
    server.start();
  }
}
