package io.holdfast.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.blackbox.Api.Call;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The demo's user {@code customer} is the customer c1. */
@ExtendWith(BlackBox.class)
class CustomersIT {
  private static final String CUSTOMER = "customer";
  private static final String REASON = "{\"reason\":\"changed my mind\"}";

  private final ShopClient shop;
  private final String sku;

  CustomersIT(ShopClient shop) {
    this.shop = shop;
    this.sku = shop.product(Map.of(shop.warehouses().get(0), 10));
  }

  /** The provider takes five seconds, so that the order is not shipped before it is cancelled. */
  private Call order(String user, String customer) {
    String body =
        ShopClient.order("tok_slow", Map.of(sku, 1)).replace("\"c1\"", "\"" + customer + "\"");
    return Call.order(UUID.randomUUID().toString(), body).as(user);
  }

  private String place(String user, String customer) {
    return ShopClient.expect(201, shop.api().send(order(user, customer))).json().get("id").asText();
  }

  @Test
  void a_customer_buys_sees_and_cancels_what_is_its_own() {
    String id = place(CUSTOMER, "c1");
    String path = Api.ORDERS + "/" + id;

    for (String own :
        List.of(
            path,
            path + "/timeline",
            "/api/v1/customers/c1/notifications",
            "/api/v1/customers/c1/preferences")) {
      ShopClient.expect(200, shop.api().send(Call.get(CUSTOMER, own)));
    }
    JsonNode cancelled =
        ShopClient.expect(
                200,
                shop.api().send(Call.json("POST", CUSTOMER, path + "/cancellation", null, REASON)))
            .json();
    assertThat(cancelled.get("status").asText()).isEqualTo("CANCELLED");
  }

  @Test
  void what_belongs_to_others_is_not_there() {
    String other = "other-" + UUID.randomUUID();
    String path = Api.ORDERS + "/" + place("storefront", other);
    place(CUSTOMER, "c1");
    Map<Call, String> expected = new LinkedHashMap<>();
    expected.put(order(CUSTOMER, other), "403 forbidden");
    expected.put(
        Call.order(
                UUID.randomUUID().toString(),
                ShopClient.order("tok_ok", Map.of(sku, 1))
                    .replaceFirst("\\{", "{\"orderedAt\":\"2025-01-01T00:00:00Z\","))
            .as(CUSTOMER),
        "403 forbidden");
    expected.put(Call.get(CUSTOMER, path), "404 unknown-order");
    expected.put(Call.get(CUSTOMER, path + "/timeline"), "404 unknown-order");
    expected.put(
        Call.json("POST", CUSTOMER, path + "/cancellation", null, REASON), "404 unknown-order");
    expected.put(
        Call.json(
            "POST",
            CUSTOMER,
            path + "/returns",
            UUID.randomUUID().toString(),
            "{\"reason\":\"broken\",\"lines\":[{\"sku\":\"" + sku + "\",\"quantity\":1}]}"),
        "404 unknown-order");
    expected.put(
        Call.get(CUSTOMER, "/api/v1/customers/" + other + "/notifications"), "404 not-found");
    expected.put(
        Call.get(CUSTOMER, "/api/v1/customers/" + other + "/preferences"), "404 not-found");
    expected.put(
        Call.json("PUT", CUSTOMER, "/api/v1/customers/" + other + "/watches/" + sku, null, ""),
        "404 not-found");
    expected.put(Call.get(CUSTOMER, path + "/payments"), "403 forbidden");
    expected.put(Call.get(CUSTOMER, "/api/v1/returns"), "403 forbidden");
    expected.put(Call.get(CUSTOMER, "/api/v1/shipments"), "403 forbidden");
    expected.put(
        Call.get(CUSTOMER, "/api/v1/warehouses/" + shop.warehouses().get(0) + "/stock"),
        "403 forbidden");

    Map<Call, String> given = new LinkedHashMap<>();
    expected
        .keySet()
        .forEach(
            call -> {
              HttpAnswer answer = shop.api().send(call);
              given.put(call, answer.status() + " " + answer.problem());
            });

    assertThat(given).isEqualTo(expected);
    assertThat(items("?limit=200")).isNotEmpty().allMatch(o -> o.equals("c1"));
    assertThat(items("?customerId=" + other)).isEmpty();
  }

  private List<String> items(String query) {
    HttpAnswer page = shop.api().send(Call.get(CUSTOMER, Api.ORDERS + query));
    return JsonValues.stream(ShopClient.expect(200, page).json().get("items"))
        .map(order -> order.get("customerId").asText())
        .toList();
  }
}
