package io.holdfast.stack.balancer;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.holdfast.stack.process.Await;
import io.undertow.Undertow;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The balancer in front of two servers that do what the test wants. */
@Timeout(60)
class BalancerTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** Longer than a buffer of the balancer. */
  private static final String LONG = "x".repeat(40_000);

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpClient client = HttpClient.newHttpClient();
  private Backend first;
  private Backend second;
  private Undertow balancer;
  private URI address;

  /** A server: whether it is ready, whether it breaks connections, and what it was sent. */
  private final class Backend {
    private final HttpServer http;
    private final Queue<String> received = new ConcurrentLinkedQueue<>();
    private volatile int ready = 200;
    private volatile boolean breaks;
    private volatile int status = 201;

    Backend() throws IOException {
      http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      http.setExecutor(threads);
      http.createContext("/health/ready", exchange -> answer(exchange, ready, "health"));
      http.createContext("/api", this::serve);
      http.start();
    }

    private void serve(HttpExchange exchange) throws IOException {
      received.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
      if (breaks) {
        throw new IOException("the server is gone");
      }
      answer(exchange, status, "done");
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
      byte[] body = text.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(status, body.length);
      exchange.getResponseBody().write(body);
      exchange.close();
    }

    URI uri() {
      return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
    }
  }

  @BeforeEach
  void start() throws IOException {
    first = new Backend();
    second = new Backend();
    ReadyServers ready = new ReadyServers(List.of(first.uri(), second.uri()));
    balancer =
        Undertow.builder().addHttpListener(0, "127.0.0.1").setHandler(Routing.to(ready)).build();
    balancer.start();
    ready.start();
    InetSocketAddress bound = (InetSocketAddress) balancer.getListenerInfo().get(0).getAddress();
    address = URI.create("http://127.0.0.1:" + bound.getPort() + "/api/v1/orders");
    assertThat(Await.until(PATIENCE, () -> bothAreUsed())).isTrue();
  }

  private boolean bothAreUsed() {
    post(null, "probe");
    return !first.received.isEmpty() && !second.received.isEmpty();
  }

  @AfterEach
  void stop() {
    balancer.stop();
    first.http.stop(0);
    second.http.stop(0);
    threads.shutdownNow();
  }

  private HttpResponse<String> post(String key, String body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address).POST(BodyPublishers.ofString(body)).timeout(PATIENCE);
    if (key != null) {
      request.header("Idempotency-Key", key);
    }
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private long received(String body) {
    return Stream.of(first, second)
        .flatMap(backend -> backend.received.stream())
        .filter(body::equals)
        .count();
  }

  @Test
  void a_change_with_a_key_that_a_server_did_not_answer_is_repeated_whole_at_the_other() {
    first.breaks = true;
    for (int i = 0; i < 4; i++) {
      HttpResponse<String> answer = post("key-" + i, i + LONG);

      assertThat(answer.statusCode()).isEqualTo(201);
      assertThat(second.received).contains(i + LONG);
    }
    assertThat(first.received).as("some came here first").anyMatch(body -> body.endsWith(LONG));
  }

  @Test
  void a_change_without_a_key_is_sent_once_and_may_be_asked_again() {
    first.breaks = true;
    second.breaks = true;

    HttpResponse<String> answer = post(null, "once");

    assertThat(received("once")).isEqualTo(1);
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).contains("1");
    assertThat(answer.body()).contains("urn:holdfast:problem:unavailable");
  }

  @Test
  void a_server_that_says_it_is_not_ready_gets_no_more_requests() {
    first.ready = 503;
    assertThat(Await.until(PATIENCE, this::secondAloneIsUsed)).isTrue();
  }

  private boolean secondAloneIsUsed() {
    first.received.clear();
    for (int i = 0; i < 6; i++) {
      post("key", "body");
    }
    return first.received.isEmpty();
  }

  @Test
  void the_last_server_is_kept_while_it_accepts_connections() {
    first.ready = 503;
    assertThat(Await.until(PATIENCE, this::secondAloneIsUsed)).isTrue();
    second.ready = 503;
    Await.pause(Duration.ofSeconds(1));

    assertThat(post("key", "body").statusCode()).isEqualTo(201);

    second.http.stop(0);
    assertThat(Await.until(PATIENCE, () -> post("key", "body").statusCode() == 503)).isTrue();
  }

  @Test
  void what_a_server_answers_is_passed_on_also_a_failure() {
    first.status = 500;
    second.status = 500;

    HttpResponse<String> answer = post("key", "body");

    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body()).isEqualTo("done");
  }
}
