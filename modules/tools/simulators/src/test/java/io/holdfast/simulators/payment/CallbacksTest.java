package io.holdfast.simulators.payment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.holdfast.platform.webhook.WebhookHeaders;
import io.holdfast.platform.webhook.WebhookSignature;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CallbacksTest {
  private static final WebhookSignature SIGNATURE =
      new WebhookSignature("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", Clock.systemUTC());

  @TempDir Path directory;
  private final BlockingQueue<JsonNode> received = new LinkedBlockingQueue<>();
  private volatile int answer = 204;
  private HttpServer endpoint;
  private PaymentProvider provider;
  private PaymentServer server;
  private ProviderCaller shop;

  @BeforeEach
  void start() throws IOException {
    endpoint = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    endpoint.createContext("/events", this::receive);
    endpoint.start();
    provider = PaymentProvider.open(directory.resolve("authorisations.jsonl"));
    server = PaymentServer.start(0, provider);
    server.tell(
        URI.create("http://127.0.0.1:" + endpoint.getAddress().getPort() + "/events"), SIGNATURE);
    shop = new ProviderCaller(server.port());
  }

  @AfterEach
  void stop() {
    server.close();
    provider.close();
    endpoint.stop(0);
  }

  @Test
  void every_entry_is_told_signed_when_all_are_to_be() throws Exception {
    shop.behave("{\"callbacks\":\"ALL\"}");
    String id = shop.pay("o1", "tok_ok").field("id");
    assertThat(next()).isEqualTo("authorised 1234 o1 o1");
    shop.operate("captures", "capture-s1", "o1", id, 1000);
    assertThat(next()).isEqualTo("captured 1000 o1 capture-s1");
    shop.operate("refunds", "refund-r1", "o1", id, 10);
    assertThat(next()).isEqualTo("refunded 10 o1 refund-r1");
    shop.operate("void", "void-o1", "o1", id, 0);
    assertThat(next()).isEqualTo("voided 234 o1 void-o1");
  }

  @Test
  void normally_only_the_end_of_an_authorisation_is_told() throws Exception {
    shop.pay("o1", "tok_ok");
    shop.behave("{\"lapseAfterMillis\":1}");
    String id = shop.pay("o2", "tok_lapses").field("id");
    assertThat(next()).isEqualTo("expired 1234 o2 expire-" + id);
  }

  @Test
  void copies_are_equal_and_one_that_is_not_taken_is_sent_again() throws Exception {
    answer = 503;
    shop.behave("{\"callbacks\":\"ALL\",\"callbackCopies\":2,\"callbackDelayMillis\":20}");
    shop.pay("o1", "tok_ok");
    List<String> told = new ArrayList<>(List.of(next(), next()));
    answer = 204;
    told.add(next());
    told.add(next());
    assertThat(told).containsOnly("authorised 1234 o1 o1");
  }

  private String next() throws InterruptedException {
    JsonNode body = received.poll(20, TimeUnit.SECONDS);
    assertThat(body).isNotNull();
    return String.join(
        " ",
        body.path("type").asText(),
        body.path("amountMinorUnits").asText(),
        body.path("orderId").asText(),
        body.path("key").asText());
  }

  private void receive(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    WebhookHeaders headers =
        new WebhookHeaders(
            exchange.getRequestHeaders().getFirst(WebhookHeaders.ID),
            exchange.getRequestHeaders().getFirst(WebhookHeaders.TIMESTAMP),
            exchange.getRequestHeaders().getFirst(WebhookHeaders.SIGNATURE));
    boolean valid = SIGNATURE.verifies(headers, body);
    // Chosen before the test sees the request: it may change the answer then.
    int status = valid ? answer : 401;
    if (valid) {
      received.add(new ObjectMapper().readTree(body));
    }
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }
}
