package io.holdfast.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.blackbox.Api.Call;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A product made of others, from the catalogue to its return. */
@ExtendWith(BlackBox.class)
class BundlesIT {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final ShopClient shop;

  BundlesIT(ShopClient shop) {
    this.shop = shop;
  }

  private HttpAnswer send(String method, String path, String body) {
    return shop.api()
        .send(Call.json(method, "operator", "/api/v1/" + path, UUID.randomUUID().toString(), body));
  }

  @Test
  void a_bundle_is_sold_as_long_as_its_parts_last_ships_as_them_and_is_refunded_for_its_price() {
    String warehouse = shop.warehouses().get(0);
    String tea = shop.product(Map.of(warehouse, 5));
    String cup = shop.product(Map.of(warehouse, 9));
    String box = "bb-" + UUID.randomUUID();
    String product =
        """
        {"sku":"%s","name":"Box","price":6.00,"currency":"USD",
         "parts":[{"sku":"%s","quantity":2},{"sku":"%s","quantity":1}]}"""
            .formatted(box, tea, cup);
    Call make = Call.json("PUT", "operator", "/api/v1/products/" + box, null, product);
    JsonNode made = ShopClient.expect(201, shop.api().send(make.with("If-None-Match", "*"))).json();
    assertThat(made.get("parts")).hasSize(2);
    assertThat(shop.available(box)).isEqualTo(2);

    String order = shop.place("tok_ok", Map.of(box, 1));

    assertThat(shop.available(box)).isEqualTo(1);
    assertThat(shop.available(tea)).isEqualTo(3);
    JsonNode line = shop.order(order).get("lines").get(0);
    assertThat(line.get("sku").asText()).isEqualTo(box);
    assertThat(line.get("unitPrice").asDouble()).isEqualTo(6.0);
    assertThat(JsonValues.stream(line.get("allocations")).map(a -> a.get("sku").asText()))
        .containsExactly(tea, cup);
    assertThat(shop.order(order).get("total").asDouble()).isEqualTo(6.0);
    HttpAnswer tooMany =
        shop.api()
            .send(
                Call.order(
                    UUID.randomUUID().toString(), ShopClient.order("tok_ok", Map.of(box, 2))));
    assertThat(tooMany).matches(a -> a.isProblem(409, "insufficient-stock"));
    assertThat(tooMany.json().get("shortages").get(0).get("sku").asText()).isEqualTo(box);
    assertThat(tooMany.json().get("shortages").get(0).get("available").asInt()).isEqualTo(1);

    shop.awaitStatus(order, "COMPLETED", PATIENCE);
    String back =
        ShopClient.expect(
                201,
                send(
                    "POST",
                    "orders/" + order + "/returns",
                    "{\"reason\":\"gift\",\"lines\":[{\"sku\":\"%s\",\"quantity\":1}]}"
                        .formatted(box)))
            .json()
            .get("id")
            .asText();
    JsonNode received =
        ShopClient.expect(
                201,
                send(
                    "POST",
                    "returns/" + back + "/receipts",
                    "{\"warehouse\":\"%s\",\"lines\":[{\"sku\":\"%s\",\"quantity\":1,\"disposition\":\"RESTOCK\"}]}"
                        .formatted(warehouse, box)))
            .json();
    assertThat(received.get("refund").asDouble()).isEqualTo(6.0);
    shop.awaitStatus(order, "RETURNED", PATIENCE);
    assertThat(shop.available(box)).isEqualTo(2);
    assertThat(
            send(
                "POST",
                "warehouses/" + warehouse + "/receipts",
                "{\"kind\":\"RECEIPT\",\"reference\":\"%s\",\"items\":[{\"sku\":\"%s\",\"quantity\":1}]}"
                    .formatted(UUID.randomUUID(), box)))
        .matches(a -> a.isProblem(409, "conflict"));
    shop.settleAndAudit();
  }
}
