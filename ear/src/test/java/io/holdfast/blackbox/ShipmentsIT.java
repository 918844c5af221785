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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Orders on their way from their warehouses to their buyers, with a real carrier's callbacks. */
@ExtendWith(BlackBox.class)
class ShipmentsIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String SHIPMENTS = "/api/v1/shipments";
  private static final String EVENTS = "/api/v1/carrier-events";

  private final ShopClient shop;
  private final List<String> two;
  private final String sku;

  ShipmentsIT(ShopClient shop) {
    this.shop = shop;
    this.two = shop.warehouses().subList(0, 2);
    this.sku = shop.product(Map.of(two.get(0), 2, two.get(1), 2));
  }

  @AfterEach
  void the_carrier_is_well() {
    shop.carrier("{}");
  }

  private JsonNode get(String user, String path) {
    return ShopClient.expect(200, shop.api().send(Call.get(user, path))).json();
  }

  private JsonNode shipments(String order) {
    return get("storefront", SHIPMENTS + "?orderId=" + order).get("items");
  }

  @Test
  void a_paid_order_is_shipped_from_its_warehouses_delivered_and_complete() {
    String id = shop.place("tok_ok", Map.of(sku, 4));
    shop.awaitStatus(id, "COMPLETED", PATIENCE);

    JsonNode shipments = shipments(id);
    assertThat(shipments).hasSize(2);
    assertThat(shipments.findValuesAsText("trackingNumber")).doesNotHaveDuplicates();
    for (JsonNode shipment : shipments) {
      assertThat(shipment.get("status").asText()).isEqualTo("DELIVERED");
      assertThat(shipment.get("lines").get(0).get("quantity").asInt()).isEqualTo(2);
      assertThat(get("operator", SHIPMENTS + "/" + shipment.get("id").asText()))
          .isEqualTo(shipment);
    }
    assertThat(shop.order(id).get("shipments").findValuesAsText("warehouse"))
        .containsExactlyInAnyOrderElementsOf(two);
    assertThat(get("storefront", Api.ORDERS + "/" + id + "/timeline").findValuesAsText("type"))
        .contains("SHIPMENT_LABELLED", "SHIPMENT_DISPATCHED", "SHIPMENT_DELIVERED");
    WaitUntil.await(
        PATIENCE,
        () -> "not captured: " + shop.order(id),
        () -> shop.order(id).get("payment").get("captured").asDouble() == 10.0);
    assertThat(shop.available(sku)).isZero();
    shop.settleAndAudit();
  }

  @Test
  void a_lost_parcel_is_refunded_and_the_order_complete() {
    String body = ShopClient.order("tok_ok", Map.of(sku, 1)).replace("98225", "00404");
    String id =
        ShopClient.expect(201, shop.api().send(Call.order(UUID.randomUUID().toString(), body)))
            .json()
            .get("id")
            .asText();
    shop.awaitStatus(id, "COMPLETED", PATIENCE);

    assertThat(shipments(id).get(0).get("status").asText()).isEqualTo("LOST");
    WaitUntil.await(
        PATIENCE,
        () -> "not refunded: " + shop.order(id),
        () -> shop.order(id).get("payment").get("refunded").asDouble() == 2.5);
    shop.settleAndAudit();
  }

  @Test
  void lost_answers_and_repeated_late_reports_make_no_second_parcel() {
    shop.carrier(
        """
        {"answers":"ERROR_AFTER_SUCCESS","callbackCopies":3,"callbackJitterMillis":2000,"transitMillis":500}""");
    String many = shop.product(Map.of(two.get(0), 20));
    List<String> orders = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      orders.add(shop.place("tok_ok", Map.of(many, 1)));
    }

    orders.forEach(id -> shop.awaitStatus(id, "COMPLETED", PATIENCE));

    orders.forEach(id -> assertThat(shipments(id)).hasSize(1));
    long labels =
        shop.carrier().send(Call.get(null, "/v1/statistics")).json().get("labels").asLong();
    assertThat(labels)
        .isEqualTo(
            shop.truth()
                .hub("SELECT count(*) FROM fulfilment.shipment WHERE labelled_at IS NOT NULL"));
    shop.settleAndAudit();
  }

  @Test
  void every_report_of_the_carrier_gets_its_own_answer() {
    String id = shop.place("tok_ok", Map.of(sku, 1));
    shop.awaitStatus(id, "COMPLETED", PATIENCE);
    String shipment = shipments(id).get(0).get("id").asText();
    String late = report(shipment, "IN_TRANSIT");

    assertThat(send(late, signature(), "evt_late")).isEqualTo("204");
    assertThat(send(late, signature(), "evt_late")).isEqualTo("204");
    assertThat(shipments(id).get(0).get("status").asText()).isEqualTo("DELIVERED");
    assertThat(send(report(UUID.randomUUID().toString(), "LOST"), signature(), "evt_x"))
        .isEqualTo("404 unknown-reference");
    assertThat(send("{}", signature(), "evt_y")).isEqualTo("400 malformed-request");
    WebhookSignature wrong =
        new WebhookSignature("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", Clock.systemUTC());
    assertThat(send(late, wrong, "evt_z")).isEqualTo("401 invalid-signature");
    WebhookSignature old =
        new WebhookSignature(secret(), Clock.offset(Clock.systemUTC(), Duration.ofMinutes(-6)));
    assertThat(send(late, old, "evt_z")).isEqualTo("401 invalid-signature");
    shop.settleAndAudit();
  }

  @Test
  void every_invalid_request_about_a_shipment_gets_its_own_answer() {
    String id = shop.place("tok_ok", Map.of(sku, 1));
    shop.awaitStatus(id, "COMPLETED", PATIENCE);
    JsonNode shipment = shipments(id).get(0);
    String path = SHIPMENTS + "/" + shipment.get("id").asText();
    String other =
        two.stream()
            .filter(w -> !w.equals(shipment.get("warehouse").asText()))
            .findFirst()
            .orElseThrow();

    assertThat(problem(Call.get("storefront", SHIPMENTS + "/" + UUID.randomUUID())))
        .isEqualTo("404 unknown-shipment");
    assertThat(problem(Call.get("storefront", SHIPMENTS + "?sku=1")))
        .isEqualTo("400 unknown-parameter");
    assertThat(problem(Call.get("storefront", SHIPMENTS + "?status=GONE")))
        .isEqualTo("400 invalid-request");
    assertThat(problem(Call.get(null, SHIPMENTS))).isEqualTo("401 unauthenticated");
    assertThat(problem(Call.json("POST", "storefront", path + "/dispatch", null, "{}")))
        .isEqualTo("403 forbidden");
    assertThat(
            problem(
                Call.json(
                    "POST",
                    "operator",
                    path + "/dispatch",
                    null,
                    "{\"warehouse\":\"" + other + "\"}")))
        .isEqualTo("409 illegal-shipment-state");
    assertThat(
            shop.api().send(Call.json("POST", "operator", path + "/dispatch", null, "{}")).status())
        .isEqualTo(200);
    assertThat(
            problem(
                Call.json(
                    "POST",
                    "storefront",
                    Api.ORDERS + "/" + id + "/cancellation",
                    null,
                    "{\"reason\":\"too late\"}")))
        .isEqualTo("409 illegal-order-state");
  }

  private String problem(Call call) {
    HttpAnswer answer = shop.api().send(call);
    return answer.status() + " " + answer.problem();
  }

  private static String report(String shipment, String code) {
    return "{\"reference\":\"%s\",\"code\":\"%s\",\"at\":\"2026-01-01T00:00:00Z\"}"
        .formatted(shipment, code);
  }

  private String secret() {
    return Secrets.of(new DataDirectory(shop.stack().root())).carrierWebhook();
  }

  private WebhookSignature signature() {
    return new WebhookSignature(secret(), Clock.systemUTC());
  }

  private String send(String body, WebhookSignature signature, String eventId) {
    WebhookHeaders headers = signature.sign(eventId, body.getBytes(StandardCharsets.UTF_8));
    HttpAnswer answer =
        shop.api()
            .send(
                Call.json("POST", null, EVENTS, null, body)
                    .with(WebhookHeaders.ID, headers.id())
                    .with(WebhookHeaders.TIMESTAMP, headers.timestamp())
                    .with(WebhookHeaders.SIGNATURE, headers.signature()));
    return answer.status() == 204 ? "204" : answer.status() + " " + answer.problem();
  }
}
