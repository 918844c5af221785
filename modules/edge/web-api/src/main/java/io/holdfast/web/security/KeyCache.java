package io.holdfast.web.security;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.holdfast.platform.ServerThreads;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Serves the identity provider's keys to the container, on loopback. The container asks for them
 * again with each token whose key it does not know, and the request waits; here the answer is at
 * once what is known. A thread of its own asks the provider: every five minutes, and when the
 * container has asked, but at most every ten seconds.
 */
@ApplicationScoped
public class KeyCache {
  private static final Duration FRESH = Duration.ofMinutes(5);
  private static final Duration PAUSE = Duration.ofSeconds(10);
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

  @Inject private ServerThreads threads;

  private final BlockingQueue<Boolean> asked = new ArrayBlockingQueue<>(1);
  private Duration pause = PAUSE;
  private ProviderKeys keys;
  private HttpServer server;
  private Thread refresh;

  /** Made by the container. */
  public KeyCache() {}

  KeyCache(Duration pause) {
    this.pause = pause;
  }

  void start(@Observes Startup event) {
    Config config = ConfigProvider.getConfig();
    String profile = config.getOptionalValue("holdfast.profile", String.class).orElse("production");
    String address = config.getOptionalValue("jwt.keys", String.class).orElse("");
    if (profile.equals("production") && !address.isEmpty()) {
      URI provider = URI.create(address);
      ProductionGuard.checkAddress("jwt.keys", provider);
      Path authorities =
          config
              .getOptionalValue("jwt.authorities", String.class)
              .filter(file -> !file.isBlank())
              .map(Path::of)
              .orElse(null);
      start(
          new ProviderKeys(provider, authorities),
          config.getValue("jwt.key-cache.port", Integer.class),
          threads.factory());
    }
  }

  void start(ProviderKeys provider, int port, ThreadFactory factory) {
    keys = provider;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    } catch (IOException taken) {
      throw ProductionGuard.refusal(
          "jwt.key-cache.port " + port + " on loopback cannot be used: " + taken.getMessage());
    }
    server.createContext("/keys", this::answer);
    server.start();
    refresh = factory.newThread(this::refresh);
    refresh.setName("provider-keys");
    refresh.start();
  }

  /** Whether tokens can be checked; true where there are none. */
  public boolean isReady() {
    return keys == null || keys.areKnown();
  }

  int port() {
    return server.getAddress().getPort();
  }

  private void answer(HttpExchange exchange) throws IOException {
    asked.offer(true);
    byte[] body = keys.current();
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private void refresh() {
    try {
      while (true) {
        keys.fetch();
        Thread.sleep((keys.areKnown() ? pause : FIRST_PAUSE).toMillis());
        if (keys.areKnown()) {
          asked.poll(FRESH.toMillis(), TimeUnit.MILLISECONDS);
        }
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  @PreDestroy
  void stop() {
    if (server != null) {
      server.stop(0);
      refresh.interrupt();
    }
  }
}
