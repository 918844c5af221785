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
