package io.holdfast.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.blackbox.Api.Call;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(BlackBox.class)
class CallersKeysIT {
  private final ShopClient shop;
  private final String key = UUID.randomUUID().toString();

  CallersKeysIT(ShopClient shop) {
    this.shop = shop;
  }

  @Test
  void a_caller_neither_sees_nor_blocks_the_order_under_the_same_key_of_another() {
    String sku = shop.product(Map.of(shop.warehouses().get(0), 10));
    Call ours = Call.order(key, ShopClient.order("tok_ok", Map.of(sku, 1)));
    Call theirs = Call.order(key, ShopClient.order("tok_ok", Map.of(sku, 2))).as("operator");

    String id = ShopClient.expect(201, shop.api().send(ours)).json().get("id").asText();
    String other = ShopClient.expect(201, shop.api().send(theirs)).json().get("id").asText();

    assertThat(other).isNotEqualTo(id);
    assertThat(shop.api().send(ours).json().get("id").asText()).isEqualTo(id);
    assertThat(shop.api().send(theirs).json().get("id").asText()).isEqualTo(other);
    assertThat(shop.api().send(ours.as("operator")))
        .matches(a -> a.isProblem(422, "idempotency-key-reused"));
    assertThat(shop.available(sku)).isEqualTo(7);
  }

  @Test
  void a_body_with_its_members_in_another_order_is_the_same_request() {
    String sku = shop.product(Map.of(shop.warehouses().get(0), 10));
    String body = ShopClient.order("tok_ok", Map.of(sku, 1));
    String turned =
        "{\"placement\":\"ATOMIC\", " + body.substring(1).replace(",\"placement\":\"ATOMIC\"", "");

    String id =
        ShopClient.expect(201, shop.api().send(Call.order(key, body))).json().get("id").asText();

    assertThat(
            ShopClient.expect(201, shop.api().send(Call.order(key, turned)))
                .json()
                .get("id")
                .asText())
        .isEqualTo(id);
    assertThat(shop.available(sku)).isEqualTo(9);
  }

  @Test
  void an_order_without_coordinates_goes_where_customers_of_its_postal_code_or_city_are() {
    String sku = shop.product(Map.of(shop.warehouses().get(0), 10));
    String customer =
        "{\"items\":[{\"id\":\"%s\",\"name\":\"Ann\",\"city\":\"Springfield %1$s\",\"country\":\"US\",\"postalCode\":\"%1$s\",\"latitude\":10.5,\"longitude\":20.5}]}"
            .formatted(key);
    ShopClient.expect(
        200, shop.api().send(Call.json("PUT", "admin", "/api/v1/customers", null, customer)));
    String order =
        ShopClient.order("tok_ok", Map.of(sku, 1))
            .replace(",\"latitude\":48.7,\"longitude\":-122.4", "");

    for (String place : new String[] {"\"postalCode\":\"" + key, "\"city\":\"Springfield " + key}) {
      String body = order.replace("\"postalCode\":\"98225", place);
      ShopClient.expect(201, shop.api().send(Call.order(place.hashCode() + key, body)));
    }

    assertThat(
            shop.truth()
                .hub(
                    "SELECT count(*) FROM orders.orders WHERE latitude = 10.5 AND longitude = 20.5"))
        .isEqualTo(2);
  }

  @Test
  void changes_of_stock_under_the_same_key_of_two_callers_both_count() {
    String warehouse = shop.warehouses().get(0);
    String sku = shop.product(Map.of(warehouse, 10));
    String stock = "/api/v1/warehouses/" + warehouse;
    Call adjustment =
        Call.json(
                "POST",
                "operator",
                stock + "/stock/" + sku + "/adjustments",
                key,
                "{\"delta\":1,\"reason\":\"FOUND\",\"reference\":\"count-17\"}")
            .with("If-Match", "*");
    for (String caller : new String[] {"operator", "admin", "operator"}) {
      ShopClient.expect(201, shop.api().send(adjustment.as(caller)));
    }

    assertThat(shop.available(sku)).isEqualTo(12);
  }
}
