package io.holdfast.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.blackbox.Api.Call;
import io.holdfast.platform.webhook.WebhookHeaders;
import io.holdfast.platform.webhook.WebhookSignature;
import io.holdfast.stack.layout.DataDirectory;
import io.holdfast.stack.layout.Secrets;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(BlackBox.class)
class OrderLifeIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String PAYMENT_EVENTS = "/api/v1/payment-events";
  private static final String REASON = "{\"reason\":\"ordered twice\"}";

  private final ShopClient shop;
  private final String sku;

  OrderLifeIT(ShopClient shop) {
    this.shop = shop;
    List<String> two = shop.warehouses().subList(0, 2);
    this.sku = shop.product(Map.of(two.get(0), 2, two.get(1), 2));
  }

  @Test
  void a_paid_order_is_cancelled_once_its_units_are_released_and_its_authorisation_is_voided() {
    shop.carrier("{\"answers\":\"LATE\",\"delayMillis\":4000}");
    String id = shop.place("tok_ok", Map.of(sku, 3));
    shop.awaitStatus(id, "CONFIRMED", PATIENCE);
    JsonNode confirmed = shop.order(id);
    assertThat(confirmed.get("placement").asText()).isEqualTo("ATOMIC");
    assertThat(confirmed.get("expiresAt").asText()).isNotEmpty();
    assertThat(payment(id)).isEqualTo("AUTHORISED 7.5 0.0 0.0");
    assertThat(shop.available(sku)).isEqualTo(1);
    String tag = shop.api().send(Call.get("storefront", path(id, ""))).header("ETag");

    HttpAnswer cancelled = shop.api().send(cancellation(id, REASON).with("If-Match", tag));
    HttpAnswer again = shop.api().send(cancellation(id, REASON).with("If-Match", tag));
    shop.carrier("{}");

    for (HttpAnswer answer : List.of(cancelled, again)) {
      JsonNode order = ShopClient.expect(200, answer).json();
      assertThat(order.get("status").asText()).isEqualTo("CANCELLED");
      assertThat(order.get("endReason").asText()).isEqualTo("ordered twice");
      assertThat(order.get("lines").get(0).get("cancelled").asInt()).isEqualTo(3);
    }
    assertThat(shop.available(sku)).isEqualTo(4);
    WaitUntil.await(
        PATIENCE,
        () -> "not voided: " + shop.order(id),
        () -> payment(id).equals("VOIDED 7.5 0.0 0.0"));
    assertThat(timeline(id)).isEqualTo("PLACED AUTHORISED CONFIRMED CANCELLED VOIDED");
    assertThat(operations(id)).isEqualTo("AUTHORISE SUCCEEDED, VOID SUCCEEDED");
    assertThat(provider(id)).isEqualTo("AUTHORISED VOIDED");
    assertThat(
            shop.api()
                .send(Call.get("storefront", path(id, "")).with("If-None-Match", tag))
                .status())
        .isEqualTo(200);
    shop.awaitPaid(shop.place("tok_ok", Map.of(sku, 4)), PATIENCE);
    shop.settleAndAudit();
  }

  /** The payment may be requested at the same moment; then its authorisation is voided. */
  @Test
  void an_order_cancelled_right_after_placement_keeps_no_authorisation() {
    String id = shop.place("tok_ok", Map.of(sku, 1));

    JsonNode cancelled = ShopClient.expect(200, shop.api().send(cancellation(id, REASON))).json();

    assertThat(cancelled.get("status").asText()).isEqualTo("CANCELLED");
    WaitUntil.await(
        PATIENCE,
        () -> "money is held: " + provider(id) + ", " + shop.order(id),
        () ->
            provider(id).isEmpty() && payment(id).startsWith("NONE")
                || provider(id).equals("AUTHORISED VOIDED") && payment(id).startsWith("VOIDED"));
    assertThat(shop.available(sku)).isEqualTo(4);
    shop.settleAndAudit();
  }

  @Test
  void a_declined_order_has_a_reason_and_cannot_be_cancelled() {
    String id = shop.place("tok_declined", Map.of(sku, 1));
    shop.awaitStatus(id, "CANCELLED", PATIENCE);

    assertThat(shop.api().send(cancellation(id, REASON)))
        .matches(a -> a.isProblem(409, "illegal-order-state"));
    assertThat(payment(id)).isEqualTo("DECLINED 0.0 0.0 0.0");
    assertThat(timeline(id)).isEqualTo("PLACED DECLINED CANCELLED");
    assertThat(operations(id)).isEqualTo("AUTHORISE DECLINED");
  }

  @Test
  void a_callback_of_the_payment_provider_needs_its_signature_and_nothing_else() {
    String id = shop.place("tok_ok", Map.of(sku, 1));
    shop.awaitPaid(id, PATIENCE);
    String known = paymentEvent("authorised", id);
    String unknown = paymentEvent("authorised", UUID.randomUUID().toString());
    Map<Call, String> expected = new LinkedHashMap<>();
    expected.put(signed(known, known, 0), "204 ");
    expected.put(signed(known, known, 0).as("storefront"), "204 ");
    expected.put(signed(unknown, unknown, 0), "404 unknown-reference");
    expected.put(signed("{", "{", 0), "404 unknown-reference");
    expected.put(signed(known, unknown, 0), "401 invalid-signature");
    expected.put(signed(known, known, -301), "401 invalid-signature");
    expected.put(signed(known, known, 400), "401 invalid-signature");
    expected.put(Call.json("POST", "admin", PAYMENT_EVENTS, null, known), "401 invalid-signature");
    expected.put(Call.get(null, PAYMENT_EVENTS), "401 unauthenticated");

    Map<Call, String> given = new LinkedHashMap<>();
    expected
        .keySet()
        .forEach(
            call -> {
              HttpAnswer answer = shop.api().send(call);
              given.put(
                  call, answer.status() + " " + (answer.status() < 400 ? "" : answer.problem()));
            });

    assertThat(given).isEqualTo(expected);
    assertThat(provider(id)).startsWith("AUTHORISED");
  }

  @Test
  void every_invalid_request_about_an_order_gets_its_own_answer() {
    String id = shop.place("tok_ok", Map.of(sku, 1));
    String none = UUID.randomUUID().toString();
    Map<Call, String> mistakes = new LinkedHashMap<>();
    mistakes.put(cancellation(id, ""), "400 malformed-request");
    mistakes.put(cancellation(id, "{}"), "400 invalid-request");
    mistakes.put(cancellation(id, "{\"reason\":7}"), "400 malformed-request");
    mistakes.put(cancellation(id, "{\"reason\":\"\"}"), "400 invalid-request");
    mistakes.put(cancellation(id, "{\"reason\":\"a\\u0000b\"}"), "400 invalid-request");
    mistakes.put(
        cancellation(id, "{\"reason\":\"" + "x".repeat(201) + "\"}"), "400 invalid-request");
    mistakes.put(cancellation(id, REASON).with("If-Match", "\"99\""), "412 stale-version");
    mistakes.put(cancellation(id, REASON).as(null), "401 unauthenticated");
    mistakes.put(cancellation(none, REASON), "404 unknown-order");
    mistakes.put(Call.get("storefront", path(none, "/timeline")), "404 unknown-order");
    mistakes.put(Call.get("storefront", path("1", "/timeline")), "404 unknown-order");
    mistakes.put(Call.get("storefront", path(id, "/timeline?a=1")), "400 unknown-parameter");
    mistakes.put(Call.get("operator", path(none, "/payments")), "404 unknown-order");
    mistakes.put(Call.get("storefront", path(id, "/payments")), "403 forbidden");

    Map<Call, String> given = new LinkedHashMap<>();
    mistakes
        .keySet()
        .forEach(
            call -> {
              HttpAnswer answer = shop.api().send(call);
              given.put(call, answer.status() + " " + answer.problem());
            });

    assertThat(given).isEqualTo(mistakes);
    assertThat(shop.order(id).get("status").asText()).isNotEqualTo("CANCELLED");
  }

  private static String paymentEvent(String type, String order) {
    return """
        {"type":"%s","id":"auth_1","key":"%s","orderId":"%s","authorisationId":"auth_1",
         "amountMinorUnits":250,"currency":"USD"}"""
        .formatted(type, order, order);
  }

  /**
   * A callback.
   *
   * @param signed what the signature is of
   * @param seconds how far its timestamp is off
   */
  private Call signed(String body, String signed, long seconds) {
    String secret = Secrets.of(new DataDirectory(shop.stack().root())).paymentWebhook();
    Clock clock = Clock.offset(Clock.systemUTC(), Duration.ofSeconds(seconds));
    WebhookHeaders headers =
        new WebhookSignature(secret, clock)
            .sign("evt_" + UUID.randomUUID(), signed.getBytes(StandardCharsets.UTF_8));
    return Call.json("POST", null, PAYMENT_EVENTS, null, body)
        .with(WebhookHeaders.ID, headers.id())
        .with(WebhookHeaders.TIMESTAMP, headers.timestamp())
        .with(WebhookHeaders.SIGNATURE, headers.signature());
  }

  private static Call cancellation(String id, String body) {
    return Call.json("POST", "storefront", path(id, "/cancellation"), null, body);
  }

  private static String path(String id, String part) {
    return Api.ORDERS + "/" + id + part;
  }

  private String payment(String id) {
    JsonNode payment = shop.order(id).get("payment");
    return payment.get("status").asText()
        + " "
        + payment.get("authorised").asDouble()
        + " "
        + payment.get("captured").asDouble()
        + " "
        + payment.get("refunded").asDouble();
  }

  private String timeline(String id) {
    JsonNode items = items("storefront", path(id, "/timeline"));
    assertThat(JsonValues.stream(items).map(item -> Instant.parse(item.get("at").asText())))
        .isSorted();
    return JsonValues.stream(items)
        .map(item -> item.get("type").asText())
        .filter(type -> !type.startsWith("SHIPMENT"))
        .collect(Collectors.joining(" "));
  }

  private String operations(String id) {
    return JsonValues.stream(items("operator", path(id, "/payments")))
        .map(item -> item.get("kind").asText() + " " + item.get("status").asText())
        .collect(Collectors.joining(", "));
  }

  private JsonNode items(String user, String path) {
    return ShopClient.expect(200, shop.api().send(Call.get(user, path))).json().get("items");
  }

  /** The provider's authorisations of the order; the empty text if none. */
  private String provider(String id) {
    Api provider = new Api(shop.stack().descriptor().paymentUrl());
    return JsonValues.stream(
            provider.send(Call.get(null, "/v1/authorisations?orderId=" + id)).json().get("items"))
        .map(item -> item.get("status").asText())
        .collect(Collectors.joining(" "));
  }
}
