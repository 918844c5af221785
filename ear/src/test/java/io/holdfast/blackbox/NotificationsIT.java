package io.holdfast.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import io.holdfast.blackbox.Api.Call;
import io.holdfast.platform.webhook.WebhookHeaders;
import io.holdfast.platform.webhook.WebhookSignature;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(BlackBox.class)
class NotificationsIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final ShopClient shop;
  private final String sku;
  private final String customer = "c-" + UUID.randomUUID();
  private final String address = customer + "@example.org";

  NotificationsIT(ShopClient shop) {
    this.shop = shop;
    this.sku = shop.product(Map.of(shop.warehouses().get(0), 20));
  }

  /** A request to a webhook. */
  private record Hook(WebhookHeaders headers, byte[] body) {}

  @Test
  void a_placed_order_is_confirmed_by_exactly_one_mail_and_one_text_message() {
    prefer("{\"ORDER\":[\"EMAIL\",\"SMS\",\"IN_APP\"],\"SHIPMENT\":[]}");
    String id = place();
    shop.awaitPaid(id, PATIENCE);

    WaitUntil.await(PATIENCE, () -> "messages: " + notifications(), this::allSent);

    assertThat(notifications()).isEqualTo("EMAIL ORDER SENT, IN_APP ORDER SENT, SMS ORDER SENT");
    JsonNode mails = mail("--to", address);
    assertThat(mails.get("count").asInt()).isEqualTo(1);
    JsonNode mail = mails.get("items").get(0);
    assertThat(mail.get("subject").asText()).isEqualTo("Ihre Bestellung " + id + " ist bestätigt");
    assertThat(mail("--sms", "--to", "+15550100").get("items").toString()).contains(id);
    unsubscribe(mail.get("content").asText());
    assertThat(preferences().get("channels").get("ORDER").toString())
        .isEqualTo("[\"SMS\",\"IN_APP\"]");
  }

  @Test
  void an_event_reaches_a_webhook_once_with_a_signature_that_verifies() throws IOException {
    List<Hook> received = new CopyOnWriteArrayList<>();
    HttpServer receiver = receiver(received);
    try {
      String url = "http://127.0.0.1:" + receiver.getAddress().getPort() + "/hook";
      JsonNode webhook =
          ShopClient.expect(
                  201,
                  send(
                      "POST",
                      "admin",
                      "/api/v1/webhooks",
                      "{\"url\":\"" + url + "\",\"events\":[\"order.confirmed\"]}"))
              .json();
      String path = "/api/v1/webhooks/" + webhook.get("id").asText();
      ShopClient.expect(202, send("POST", "admin", path + "/test", ""));
      WaitUntil.await(PATIENCE, () -> "no test arrived", () -> received.size() == 1);
      String id = place();
      WaitUntil.await(
          PATIENCE,
          () -> "deliveries: " + shop.api().send(Call.get("admin", path + "/deliveries")).body(),
          () -> received.stream().anyMatch(hook -> text(hook).contains(id)));

      assertThat(received.stream().filter(hook -> text(hook).contains(id))).hasSize(1);
      WebhookSignature signature =
          new WebhookSignature(webhook.get("secret").asText(), Clock.systemUTC());
      assertThat(received).allMatch(hook -> signature.verifies(hook.headers(), hook.body()));
      assertThat(shop.api().send(Call.get("admin", path)).body()).doesNotContain("secret");
      ShopClient.expect(204, send("DELETE", "admin", path, ""));
    } finally {
      receiver.stop(0);
    }
  }

  @Test
  void a_stream_shows_a_message_and_goes_on_after_it_when_it_is_opened_again() throws IOException {
    prefer("{\"ORDER\":[\"IN_APP\"],\"SHIPMENT\":[]}");
    String last;
    try (BufferedReader stream = stream(null)) {
      shop.awaitPaid(place(), PATIENCE);
      last = field(stream, "id");
      assertThat(field(stream, "data")).contains("\"topic\":\"ORDER\"");
    }
    String second = place();
    try (BufferedReader stream = stream(last)) {
      assertThat(field(stream, "id")).isNotEqualTo(last);
      assertThat(field(stream, "data")).contains(second);
    }
    try (BufferedReader stream = stream(UUID.randomUUID().toString())) {
      assertThat(field(stream, "event")).isEqualTo("reload");
    }
  }

  @Test
  void low_stock_is_one_alert_that_an_operator_acknowledges() {
    ShopClient.expect(
        201,
        shop.api()
            .send(
                Call.order(
                    UUID.randomUUID().toString(), ShopClient.order("tok_ok", Map.of(sku, 16)))));
    WaitUntil.await(PATIENCE, () -> "alerts: " + alerts("OPEN"), () -> alerts("OPEN").size() == 1);
    JsonNode alert = alerts("OPEN").get(0);
    assertThat(alert.get("kind").asText()).isEqualTo("LOW_STOCK");

    String path = "/api/v1/alerts/" + alert.get("id").asText() + "/acknowledgement";
    JsonNode acknowledged = ShopClient.expect(200, send("POST", "operator", path, "")).json();

    assertThat(acknowledged.get("acknowledgedBy").asText()).isEqualTo("operator");
    assertThat(alerts("OPEN")).isEmpty();
  }

  @Test
  void invalid_requests_about_notifications_are_refused() {
    String preferences = "/api/v1/customers/" + customer + "/preferences";
    Map<Call, String> mistakes =
        Map.ofEntries(
            Map.entry(
                json("PUT", "storefront", preferences, "{\"email\":\"a\\r\\nBcc: b@c.de\"}"),
                "400"),
            Map.entry(
                json("PUT", "storefront", preferences, "{\"channels\":{\"ORDER\":[\"EMAIL\"]}}"),
                "400"),
            Map.entry(
                json("PUT", "storefront", preferences, "{\"channels\":{\"ORDER\":[\"FAX\"]}}"),
                "400"),
            Map.entry(json("PUT", "storefront", preferences, "{\"language\":\"xx\"}"), "400"),
            Map.entry(
                json(
                    "POST",
                    "admin",
                    "/api/v1/webhooks",
                    "{\"url\":\"ftp://x.org/\",\"events\":[\"order.*\"]}"),
                "400"),
            Map.entry(
                json(
                    "POST",
                    "admin",
                    "/api/v1/webhooks",
                    "{\"url\":\"http://x.org/\",\"events\":[\"nothing.*\"]}"),
                "400"),
            Map.entry(json("POST", "operator", "/api/v1/webhooks", "{}"), "403"),
            Map.entry(json("POST", "operator", "/api/v1/alerts/1/acknowledgement", ""), "404"),
            Map.entry(Call.get("storefront", "/api/v1/alerts"), "403"),
            Map.entry(Call.get("operator", "/api/v1/alerts?status=OPEN"), "400"),
            Map.entry(Call.get("operator", "/api/v1/alerts?state=SHUT"), "400"),
            Map.entry(Call.get(null, "/api/v1/unsubscribe/a.b"), "404"),
            Map.entry(json("PUT", "storefront", "/api/v1/customers/c/watches/" + sku, ""), "204"));

    Map<Call, String> given =
        mistakes.keySet().stream()
            .collect(
                Collectors.toMap(
                    call -> call, call -> Integer.toString(shop.api().send(call).status())));

    assertThat(given).isEqualTo(mistakes);
  }

  private void prefer(String channels) {
    String body =
        "{\"email\":\"%s\",\"phone\":\"+15550100\",\"language\":\"de\",\"channels\":%s}"
            .formatted(address, channels);
    ShopClient.expect(
        200, send("PUT", "storefront", "/api/v1/customers/" + customer + "/preferences", body));
  }

  private JsonNode preferences() {
    String path = "/api/v1/customers/" + customer + "/preferences";
    return ShopClient.expect(200, shop.api().send(Call.get("storefront", path))).json();
  }

  private String place() {
    String order =
        ShopClient.order("tok_ok", Map.of(sku, 1)).replace("\"c1\"", "\"" + customer + "\"");
    HttpAnswer answer = shop.api().send(Call.order(UUID.randomUUID().toString(), order));
    return ShopClient.expect(201, answer).json().get("id").asText();
  }

  private String notifications() {
    String path = "/api/v1/customers/" + customer + "/notifications";
    return JsonValues.stream(
            ShopClient.expect(200, shop.api().send(Call.get("storefront", path)))
                .json()
                .get("items"))
        .map(
            item ->
                item.get("channel").asText()
                    + " "
                    + item.get("topic").asText()
                    + " "
                    + item.get("state").asText())
        .sorted()
        .collect(Collectors.joining(", "));
  }

  private boolean allSent() {
    return notifications().contains("SENT")
        && !notifications().contains("PENDING")
        && notifications().contains("EMAIL");
  }

  private JsonNode mail(String... options) {
    String[] arguments = new String[options.length + 2];
    arguments[0] = "mail";
    arguments[1] = "--json";
    System.arraycopy(options, 0, arguments, 2, options.length);
    return JsonValues.read(shop.stack().run(arguments).out());
  }

  private void unsubscribe(String mail) {
    String link = mail.substring(mail.indexOf("List-Unsubscribe: <") + 19);
    String path = link.substring(link.indexOf("/api/"), link.indexOf('>'));
    ShopClient.expect(200, shop.api().send(Call.get(null, path)));
    ShopClient.expect(200, send("POST", null, path, ""));
  }

  private JsonNode alerts(String state) {
    JsonNode all =
        ShopClient.expect(
                200,
                shop.api().send(Call.get("operator", "/api/v1/alerts?limit=200&state=" + state)))
            .json()
            .get("items");
    var own = JsonValues.read("[]");
    all.forEach(
        alert -> {
          if (alert.path("sku").asText().equals(sku)) {
            ((com.fasterxml.jackson.databind.node.ArrayNode) own).add(alert);
          }
        });
    return own;
  }

  private HttpAnswer send(String method, String user, String path, String body) {
    return shop.api().send(json(method, user, path, body));
  }

  private static Call json(String method, String user, String path, String body) {
    return Call.json(method, user, path, null, body);
  }

  private BufferedReader stream(String last) throws IOException {
    URL url =
        new URL(
            shop.stack().descriptor().baseUrl()
                + "/api/v1/customers/"
                + customer
                + "/notifications/stream");
    HttpURLConnection connection = (HttpURLConnection) url.openConnection();
    connection.setReadTimeout((int) PATIENCE.toMillis());
    String credentials =
        Base64.getEncoder()
            .encodeToString("storefront:storefront".getBytes(StandardCharsets.UTF_8));
    connection.setRequestProperty("Authorization", "Basic " + credentials);
    if (last != null) {
      connection.setRequestProperty("Last-Event-ID", last);
    }
    assertThat(connection.getResponseCode()).isEqualTo(200);
    return new BufferedReader(
        new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8));
  }

  /** The value of the next field of this name. */
  private static String field(BufferedReader stream, String name) throws IOException {
    for (String line = stream.readLine(); line != null; line = stream.readLine()) {
      if (line.startsWith(name + ":")) {
        return line.substring(name.length() + 1).strip();
      }
    }
    throw new AssertionError("the stream has ended");
  }

  private static String text(Hook hook) {
    return new String(hook.body(), StandardCharsets.UTF_8);
  }

  private static HttpServer receiver(List<Hook> received) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/hook",
        exchange -> {
          var headers = exchange.getRequestHeaders();
          received.add(
              new Hook(
                  new WebhookHeaders(
                      headers.getFirst("webhook-id"),
                      headers.getFirst("webhook-timestamp"),
                      headers.getFirst("webhook-signature")),
                  exchange.getRequestBody().readAllBytes()));
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    server.start();
    return server;
  }
}
