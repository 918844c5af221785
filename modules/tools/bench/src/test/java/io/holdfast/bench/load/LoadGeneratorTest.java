package io.holdfast.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.holdfast.stack.load.http.Endpoint;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LoadGeneratorTest {
  private static final long STALL = Duration.ofMillis(400).toNanos();
  private final Set<String> keys = ConcurrentHashMap.newKeySet();
  private final AtomicLong stalls = new AtomicLong();
  private final AtomicLong drops = new AtomicLong();
  private HttpServer server;

  /** Serves one request at a time, so that one slow request delays all. */
  @BeforeEach
  void serve() throws Exception {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/api/v1/orders",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          keys.add(exchange.getRequestHeaders().getFirst("Idempotency-Key"));
          if (drops.getAndDecrement() > 0) {
            exchange.close();
            return;
          }
          if (stalls.getAndDecrement() > 0) {
            LockSupport.parkNanos(STALL);
          }
          exchange.sendResponseHeaders(201, 2);
          exchange.getResponseBody().write("{}".getBytes());
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void every_order_has_a_key_of_its_own() {
    Sample sample = generator(7).shop(4, 0, Duration.ofMillis(300));
    assertThat(sample.orders()).isPositive().isEqualTo(keys.size());
    assertThat(sample.errors()).isZero();
    assertThat(keys).contains("run-7");
  }

  @Test
  void an_order_whose_connection_breaks_is_sent_again_with_its_key() {
    drops.set(3);
    Sample sample = generator(0).shop(4, 0, Duration.ofMillis(300));
    assertThat(sample.errors()).isEqualTo(3);
    assertThat(sample.orders()).isEqualTo(keys.size());
  }

  @Test
  void orders_that_a_stall_kept_from_being_sent_count_from_when_they_were_due() {
    stalls.set(1);
    Sample sample = generator(0).shop(2, 100, Duration.ofMillis(800));
    assertThat(sample.orders()).isBetween(75L, 81L);
    assertThat(sample.latencies().millis(100)).isGreaterThan(350);
    assertThat(sample.latencies().millis(70)).isGreaterThan(50);
  }

  private LoadGenerator generator(long first) {
    Endpoint endpoint =
        new Endpoint("127.0.0.1", server.getAddress().getPort(), "", "storefront", "storefront");
    return new LoadGenerator(
        endpoint, new OrderRequests(endpoint, ordinal -> "{}".getBytes(), "run"), first);
  }
}
