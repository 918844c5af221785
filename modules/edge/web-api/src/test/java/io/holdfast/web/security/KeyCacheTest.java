package io.holdfast.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KeyCacheTest {
  private static final String KEYS = "{\"keys\":[{\"kid\":\"one\"}]}";
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private final KeyCache cache = new KeyCache(Duration.ofMillis(500));
  private final AtomicInteger fetches = new AtomicInteger();
  private final CountDownLatch secondFetch = new CountDownLatch(2);
  private final CountDownLatch end = new CountDownLatch(1);
  private HttpServer provider;

  @BeforeEach
  void a_provider_that_answers_once_and_then_hangs() throws Exception {
    provider = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    provider.setExecutor(Executors.newCachedThreadPool());
    provider.createContext(
        "/keys",
        exchange -> {
          secondFetch.countDown();
          if (fetches.incrementAndGet() > 1) {
            hang();
          }
          exchange.sendResponseHeaders(200, KEYS.length());
          exchange.getResponseBody().write(KEYS.getBytes(StandardCharsets.US_ASCII));
          exchange.close();
        });
    provider.start();
    URI address = URI.create("http://127.0.0.1:" + provider.getAddress().getPort() + "/keys");
    cache.start(new ProviderKeys(address, null), 0, Thread::new);
    Instant late = Instant.now().plus(PATIENCE);
    while (!cache.isReady() && Instant.now().isBefore(late)) {
      Thread.onSpinWait();
    }
  }

  @AfterEach
  void stop() {
    end.countDown();
    cache.stop();
    provider.stop(0);
  }

  @Test
  void however_often_the_container_asks_the_provider_is_asked_rarely_and_nobody_waits_for_it()
      throws Exception {
    Instant begin = Instant.now();

    for (int i = 0; i < 200; i++) {
      assertThat(ask()).isEqualTo(KEYS);
    }
    assertThat(secondFetch.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    for (int i = 0; i < 200; i++) {
      assertThat(ask()).as("while the provider hangs").isEqualTo(KEYS);
    }

    long pauses = Duration.between(begin, Instant.now()).toMillis() / 500;
    assertThat(fetches.get()).isLessThanOrEqualTo(2 + (int) pauses);
  }

  private String ask() throws IOException, InterruptedException {
    URI address = URI.create("http://127.0.0.1:" + cache.port() + "/keys");
    HttpRequest request = HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(2)).build();
    return CLIENT.send(request, BodyHandlers.ofString()).body();
  }

  private void hang() {
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
