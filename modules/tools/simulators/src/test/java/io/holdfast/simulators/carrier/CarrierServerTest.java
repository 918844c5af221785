package io.holdfast.simulators.carrier;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.holdfast.platform.webhook.WebhookHeaders;
import io.holdfast.platform.webhook.WebhookSignature;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class CarrierServerTest {
  private static final WebhookSignature SIGNATURE =
      new WebhookSignature("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", Clock.systemUTC());

  @TempDir Path data;
  private final ObjectMapper json = new ObjectMapper();
  private final HttpClient client = HttpClient.newHttpClient();
  private final BlockingQueue<String> callbacks = new LinkedBlockingQueue<>();
  private final AtomicInteger failing = new AtomicInteger();
  private LabelBook book;
  private CarrierServer server;
  private HttpServer shipper;

  @BeforeEach
  void start() throws IOException {
    shipper = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    shipper.createContext(
        "/carrier-events",
        exchange -> {
          byte[] body = exchange.getRequestBody().readAllBytes();
          WebhookHeaders headers =
              new WebhookHeaders(
                  exchange.getRequestHeaders().getFirst(WebhookHeaders.ID),
                  exchange.getRequestHeaders().getFirst(WebhookHeaders.TIMESTAMP),
                  exchange.getRequestHeaders().getFirst(WebhookHeaders.SIGNATURE));
          boolean isTaken = SIGNATURE.verifies(headers, body) && failing.getAndDecrement() <= 0;
          if (isTaken) {
            callbacks.add(json.readTree(body).path("code").asText());
          }
          exchange.sendResponseHeaders(isTaken ? 204 : 503, -1);
          exchange.close();
        });
    shipper.start();
    open();
  }

  private void open() throws IOException {
    book = LabelBook.open(data.resolve("labels.jsonl"));
    server = CarrierServer.start(0, book);
  }

  private void tell() {
    server.tell(
        URI.create("http://127.0.0.1:" + shipper.getAddress().getPort() + "/carrier-events"),
        SIGNATURE);
  }

  @AfterEach
  void stop() {
    server.close();
    book.close();
    shipper.stop(0);
  }

  private HttpResponse<String> call(String method, String path, String body) throws Exception {
    return client.send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static String parcels(String postalCode, String... references) {
    StringBuilder items = new StringBuilder();
    for (String reference : references) {
      items
          .append(items.isEmpty() ? "" : ",")
          .append(
              "{\"reference\":\"%s\",\"to\":{\"country\":\"US\",\"postalCode\":\"%s\"}}"
                  .formatted(reference, postalCode));
    }
    return "{\"parcels\":[" + items + "]}";
  }

  private JsonNode label(String... references) throws Exception {
    HttpResponse<String> answer = call("POST", "/v1/labels", parcels("98225", references));
    assertThat(answer.statusCode()).isEqualTo(200);
    return json.readTree(answer.body()).path("parcels");
  }

  private void switches(String text) throws Exception {
    assertThat(call("PUT", "/v1/switches", text).statusCode()).isEqualTo(200);
  }

  @Test
  void a_reference_has_one_label_however_often_it_is_asked_for() throws Exception {
    JsonNode first = label("r1", "r2");
    JsonNode second = label("r2", "r1");

    assertThat(first.get(0)).isEqualTo(second.get(1));
    assertThat(first.get(0).path("trackingNumber").asText())
        .isNotEqualTo(first.get(1).path("trackingNumber").asText());
    assertThat(book.statistics()).isEqualTo(new CarrierStatistics(2, 2, 0, 0, 0, 2));
  }

  @Test
  void a_lost_answer_is_one_of_labels_that_were_made() throws Exception {
    switches("{\"answers\":\"ERROR_AFTER_SUCCESS\"}");

    assertThat(call("POST", "/v1/labels", parcels("98225", "r1")).statusCode()).isEqualTo(500);
    assertThat(label("r1").get(0).path("trackingNumber").asText()).isNotEmpty();
    assertThat(book.statistics().labels()).isEqualTo(1);
  }

  @Test
  void a_cancelled_label_is_not_given_again_and_its_parcel_goes_nowhere() throws Exception {
    tell();
    switches("{\"transitMillis\":50}");
    label("r1");
    for (int i = 0; i < 2; i++) {
      assertThat(call("DELETE", "/v1/labels/r1", "").statusCode()).isEqualTo(204);
    }

    assertThat(label("r1").get(0).path("refused").asText()).isNotEmpty();
    label("r2");
    assertThat(callbacks.poll(10, TimeUnit.SECONDS)).isEqualTo("IN_TRANSIT");
    assertThat(callbacks.poll(10, TimeUnit.SECONDS)).isEqualTo("DELIVERED");
    assertThat(book.statistics().cancelled()).isEqualTo(1);
  }

  @Test
  void a_report_is_repeated_until_it_is_taken() throws Exception {
    tell();
    failing.set(2);
    switches("{\"transitMillis\":0,\"callbacks\":\"ENDS\"}");

    label("r1");

    assertThat(callbacks.poll(20, TimeUnit.SECONDS)).isEqualTo("DELIVERED");
  }

  @Test
  void parcels_are_lost_by_their_postal_code() throws Exception {
    tell();
    switches("{\"transitMillis\":0,\"callbacks\":\"ENDS\",\"callbackCopies\":2}");

    call("POST", "/v1/labels", parcels(CarrierSwitches.LOST_POSTAL_CODE, "r1"));

    assertThat(callbacks.poll(20, TimeUnit.SECONDS)).isEqualTo("LOST");
    assertThat(callbacks.poll(20, TimeUnit.SECONDS)).isEqualTo("LOST");
  }

  @Test
  void after_a_kill_labels_are_known_and_parcels_go_on() throws Exception {
    label("r1");
    stopCarrier();
    Files.write(
        data.resolve("labels.jsonl"),
        "{\"reference\":\"torn".getBytes(UTF_8),
        StandardOpenOption.APPEND);

    open();
    assertThat(book.statistics().labels()).isEqualTo(1);
    tell();

    assertThat(callbacks.poll(20, TimeUnit.SECONDS)).isEqualTo("IN_TRANSIT");
    assertThat(callbacks.poll(20, TimeUnit.SECONDS)).isEqualTo("DELIVERED");
  }

  private void stopCarrier() {
    server.close();
    book.close();
  }

  @Test
  void malformed_requests_are_answered_with_400() throws Exception {
    for (String body : new String[] {"", "{", "{}", "{\"parcels\":[]}"}) {
      assertThat(call("POST", "/v1/labels", body).statusCode()).as(body).isEqualTo(400);
    }
    assertThat(call("PUT", "/v1/switches", "{\"lostPercent\":101}").statusCode()).isEqualTo(400);
    assertThat(call("GET", "/nothing", "").statusCode()).isEqualTo(404);
  }
}
