package io.holdfast.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.blackbox.Api.Call;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(BlackBox.class)
class MovementsIT {
  private static final int ORDERS = 150;

  private final ShopClient shop;
  private final List<String> seen = new ArrayList<>();
  private String cursor;

  MovementsIT(ShopClient shop) {
    this.shop = shop;
  }

  @Test
  void the_ledger_is_followed_over_all_warehouses_without_loss_while_orders_are_placed() {
    List<String> two = shop.warehouses().subList(0, 2);
    String sku = shop.product(Map.of(two.get(0), 2 * ORDERS, two.get(1), 2 * ORDERS));
    Buyers buyers =
        new Buyers(
            shop.api(), 8, Duration.ofMillis(10), () -> ShopClient.order("tok_ok", Map.of(sku, 1)));
    try (buyers) {
      WaitUntil.await(
          Duration.ofSeconds(60),
          () -> "only " + buyers.acceptedCount(),
          () -> {
            follow(sku);
            return buyers.acceptedCount() >= ORDERS;
          });
    }
    shop.awaitQuiet(shop.truth());
    follow(sku);

    assertThat(seen).doesNotHaveDuplicates();
    assertThat((long) seen.size())
        .isEqualTo(
            shop.truth()
                .warehouses("SELECT count(*) FROM stock_movement WHERE sku = '" + sku + "'"));
  }

  /** Reads on to the end, with the cursor of the last entry. */
  private void follow(String sku) {
    JsonNode items;
    do {
      String path = "/api/v1/movements?limit=20&sku=" + sku;
      if (cursor != null) {
        path += "&cursor=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8);
      }
      items =
          ShopClient.expect(200, shop.api().send(Call.get("operator", path))).json().get("items");
      for (JsonNode item : items) {
        seen.add(item.get("warehouse").asText() + item.get("id").asText());
        cursor = item.get("cursor").asText();
      }
    } while (!items.isEmpty());
  }

  @Test
  void every_mistake_in_a_filter_gets_its_own_answer() {
    Map<String, String> expected = new LinkedHashMap<>();
    expected.put("?colour=red", "400 unknown-parameter");
    expected.put("?cursor=x", "400 invalid-request");
    expected.put("?cursor=seattle.1~", "400 invalid-request");
    expected.put("?from=yesterday", "400 invalid-request");
    expected.put("?warehouse=nowhere", "404 unknown-warehouse");
    expected.put("?limit=201", "400 invalid-request");

    Map<String, String> given = new LinkedHashMap<>();
    expected
        .keySet()
        .forEach(
            query -> {
              HttpAnswer answer =
                  shop.api().send(Call.get("operator", "/api/v1/movements" + query));
              given.put(query, answer.status() + " " + answer.problem());
            });

    assertThat(given).isEqualTo(expected);
    assertThat(shop.api().send(Call.get("storefront", "/api/v1/movements")))
        .matches(a -> a.isProblem(403, "forbidden"));
  }

  @Test
  void movements_are_found_by_reference_actor_and_time() {
    String warehouse = shop.warehouses().get(0);
    String sku = shop.product(Map.of(warehouse, 5));
    Call adjustment =
        Call.json(
                "POST",
                "operator",
                "/api/v1/warehouses/" + warehouse + "/stock/" + sku + "/adjustments",
                sku,
                "{\"delta\":-2,\"reason\":\"DAMAGED\",\"reference\":\"count of " + sku + "\"}")
            .with("If-Match", "*");
    ShopClient.expect(201, shop.api().send(adjustment));

    for (String query :
        List.of(
            "reference=count+of+" + sku,
            "actor=operator&sku=" + sku + "&from=2020-01-01T00:00:00Z",
            "sku=" + sku + "&warehouse=" + warehouse + "&to=2999-01-01T00:00:00Z")) {
      HttpAnswer answer = shop.api().send(Call.get("operator", "/api/v1/movements?" + query));
      assertThat(ShopClient.expect(200, answer).json().get("items"))
          .as(query)
          .anySatisfy(
              item -> {
                assertThat(item.get("onHandDelta").asInt()).isEqualTo(-2);
                assertThat(item.get("actor").asText()).isEqualTo("operator");
              });
    }
    String later = "/api/v1/movements?from=2999-01-01T00:00:00Z";
    assertThat(shop.api().send(Call.get("operator", later)).json().get("items")).isEmpty();
  }
}
