package io.holdfast.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.blackbox.Api.Call;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who changed what, as the operations show it. */
@ExtendWith(BlackBox.class)
class AuditTrailIT {
  private static final String TRAIL = "/api/v1/operations/audit-trail";

  private final ShopClient shop;
  private final String warehouse;

  AuditTrailIT(ShopClient shop) {
    this.shop = shop;
    this.warehouse = shop.warehouses().get(0);
  }

  private List<JsonNode> entries(String object) {
    String query = "?object=" + URLEncoder.encode(object, StandardCharsets.UTF_8);
    HttpAnswer answer = shop.api().send(Call.get("admin", TRAIL + query));
    return JsonValues.stream(ShopClient.expect(200, answer).json().get("items")).toList();
  }

  private HttpAnswer change(String method, String user, String path, String body) {
    return shop.api()
        .send(Call.json(method, user, "/api/v1/" + path, null, body).with("If-Match", "*"));
  }

  @Test
  void a_change_of_a_product_names_the_person_and_the_values_before_and_after() {
    String sku = shop.product();
    String body = "{\"sku\":\"%s\",\"name\":\"New name\",\"price\":2.50,\"currency\":\"USD\"}";
    ShopClient.expect(200, change("PUT", "operator", "products/" + sku, body.formatted(sku)));
    ShopClient.expect(200, change("PUT", "operator", "products/" + sku, body.formatted(sku)));
    assertThat(change("PUT", "storefront", "products/" + sku, body.formatted(sku)).status())
        .isEqualTo(403);
    ShopClient.expect(
        204,
        change(
            "PUT",
            "admin",
            "products/" + sku + "/purchase-limit",
            "{\"perCustomer\":2,\"days\":30}"));

    List<JsonNode> found = entries("products/" + sku);

    assertThat(found)
        .extracting(entry -> entry.get("actor").asText() + " " + entry.get("operation").asText())
        .containsExactly("admin putPurchaseLimit", "operator putProduct");
    JsonNode entry = found.get(1);
    assertThat(entry.get("role").asText()).isEqualTo("operator");
    assertThat(entry.get("channel").asText()).isEqualTo("API");
    assertThat(entry.get("before").get("name").asText()).isEqualTo("Article " + sku);
    assertThat(entry.get("after").get("name").asText()).isEqualTo("New name");
    assertThat(entry.get("asked").get("name").asText()).isEqualTo("New name");
  }

  @Test
  void a_change_of_stock_leaves_one_entry_however_often_it_is_repeated() {
    String sku = shop.product(Map.of(warehouse, 7));
    String path = "warehouses/" + warehouse + "/stock/" + sku;
    Call adjust =
        Call.json(
                "POST",
                "operator",
                "/api/v1/" + path + "/adjustments",
                UUID.randomUUID().toString(),
                "{\"delta\":-3,\"reason\":\"DAMAGED\",\"reference\":\"count-17\"}")
            .with("If-Match", "*");
    ShopClient.expect(201, shop.api().send(adjust));
    ShopClient.expect(201, shop.api().send(adjust));
    ShopClient.expect(204, change("PUT", "admin", path + "/safety-stock", "{\"quantity\":1}"));

    List<JsonNode> found = entries(path);

    assertThat(found)
        .extracting(entry -> entry.get("operation").asText())
        .containsExactly("setSafetyStock", "adjustStock");
    assertThat(found.get(1).get("before").get("onHand").asInt()).isEqualTo(7);
    assertThat(found.get(1).get("after").get("onHand").asInt()).isEqualTo(4);
    assertThat(found.get(1).get("asked").get("reason").asText()).isEqualTo("DAMAGED");
    assertThat(found.get(0).get("before").get("safetyStock").asInt()).isZero();
  }

  @Test
  void placing_an_order_is_a_change_of_a_person_only_if_a_person_does_it_and_shows_no_token() {
    String sku = shop.product(Map.of(warehouse, 2));
    String byShop = shop.place("tok_slow", Map.of(sku, 1));
    Call call =
        Call.order(UUID.randomUUID().toString(), ShopClient.order("tok_slow", Map.of(sku, 1)));
    String byHand =
        ShopClient.expect(201, shop.api().send(call.as("operator"))).json().get("id").asText();
    ShopClient.expect(
        200,
        change(
            "POST", "storefront", "orders/" + byShop + "/cancellation", "{\"reason\":\"mind\"}"));

    List<JsonNode> ofShop = entries("orders/" + byShop);
    List<JsonNode> ofHand = entries("orders/" + byHand);

    assertThat(ofShop).hasSize(1);
    assertThat(ofShop.get(0).get("operation").asText()).isEqualTo("cancelOrder");
    assertThat(ofShop.get(0).get("actor").asText()).isEqualTo("storefront");
    assertThat(ofShop.get(0).get("before").get("status").asText()).isEqualTo("PLACED");
    assertThat(ofShop.get(0).get("after").get("status").asText()).isEqualTo("CANCELLED");
    assertThat(ofHand).hasSize(1);
    assertThat(ofHand.get(0).get("operation").asText()).isEqualTo("placeOrder");
    assertThat(ofHand.get(0).toString()).doesNotContain("tok_slow");
  }

  @Test
  void the_trail_is_for_administrators_page_by_page_and_rejects_unknown_parameters() {
    String sku = shop.product();
    for (int limit = 1; limit <= 3; limit++) {
      ShopClient.expect(
          204,
          change(
              "PUT",
              "operator",
              "products/" + sku + "/purchase-limit",
              "{\"perCustomer\":%d,\"days\":30}".formatted(limit)));
    }

    String first = TRAIL + "?actor=operator&limit=2&object=products/" + sku;
    HttpAnswer page = ShopClient.expect(200, shop.api().send(Call.get("admin", first)));
    String link = page.header("Link");
    HttpAnswer rest =
        ShopClient.expect(
            200, shop.api().send(Call.get("admin", link.substring(1, link.indexOf('>')))));

    assertThat(page.json().get("items")).hasSize(2);
    assertThat(rest.json().get("items")).hasSize(1);
    assertThat(rest.json().get("items").get(0).has("before")).isFalse();
    assertThat(page.json().get("items").get(1).get("before").get("perCustomer").asInt())
        .isEqualTo(1);
    assertThat(shop.api().send(Call.get("operator", TRAIL)).status()).isEqualTo(403);
    assertThat(shop.api().send(Call.get("admin", TRAIL + "?who=x")))
        .matches(a -> a.isProblem(400, "unknown-parameter"));
  }
}
