package io.holdfast.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.blackbox.Api.Call;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What clients stumbled over once. */
@ExtendWith(BlackBox.class)
class ApiDetailsIT {
  private static final int CHANGES = 30;
  private static final int REPETITIONS = 5;

  private final ShopClient shop;
  private final String warehouse;

  ApiDetailsIT(ShopClient shop) {
    this.shop = shop;
    this.warehouse = shop.warehouses().get(0);
  }

  @Test
  void lines_are_answered_in_the_order_in_which_they_were_sent() {
    List<String> skus =
        IntStream.range(0, 3).mapToObj(i -> shop.product(Map.of(warehouse, 5))).sorted().toList();
    Map<String, Integer> lines = new LinkedHashMap<>();
    for (int i : new int[] {2, 0, 1}) {
      lines.put(skus.get(i), i + 1);
    }
    String key = UUID.randomUUID().toString();

    JsonNode placed =
        ShopClient.expect(201, shop.api().send(Call.order(key, ShopClient.order("tok_ok", lines))))
            .json();

    String id = placed.get("id").asText();
    HttpAnswer listed = shop.api().send(Call.get("storefront", Api.ORDERS + "?sku=" + skus.get(0)));
    for (JsonNode order : List.of(placed, shop.order(id), listed.json().at("/items/0"))) {
      assertThat(order.get("lines").findValuesAsText("sku"))
          .containsExactlyElementsOf(lines.keySet());
    }
  }

  @Test
  void lines_in_two_currencies_are_refused_by_name_also_when_repeated() {
    String euros = shop.product("3.00", "EUR");
    String dollars = shop.product("3.00", "USD");
    List.of(euros, dollars).forEach(sku -> shop.receive(warehouse, sku, 5));
    Call order =
        Call.order(
            UUID.randomUUID().toString(), ShopClient.order("tok_ok", Map.of(euros, 1, dollars, 1)));

    for (HttpAnswer answer : List.of(shop.api().send(order), shop.api().send(order))) {
      assertThat(answer).matches(a -> a.isProblem(400, "mixed-currencies"));
      assertThat(answer.json().get("currencies").toString()).contains("EUR", "USD");
    }
  }

  @Test
  void a_sku_that_is_unknown_or_cannot_be_one_does_not_hide_the_availability_of_others() {
    String sku = shop.product(Map.of(warehouse, 5));

    JsonNode list =
        ShopClient.expect(
                200,
                shop.api()
                    .send(
                        Call.get(
                            "storefront",
                            "/api/v1/availability?sku=no%20sku&sku=" + sku + "&sku=no-such-sku")))
            .json();

    assertThat(list.get("items")).hasSize(1);
    assertThat(list.at("/items/0/available").asInt()).isEqualTo(5);
    assertThat(list.get("unknown").toString()).isEqualTo("[\"no sku\",\"no-such-sku\"]");
  }

  @Test
  void damage_is_booked_while_the_sku_sells() {
    String sku = shop.product(Map.of(warehouse, 1_000));
    Buyers buyers =
        new Buyers(
            shop.api(), 4, Duration.ofMillis(5), () -> ShopClient.order("tok_ok", Map.of(sku, 1)));
    try (buyers) {
      WaitUntil.await(Duration.ofSeconds(30), () -> "few", () -> buyers.acceptedCount() > 5);
      List<CompletableFuture<HttpAnswer>> changes =
          IntStream.range(0, CHANGES)
              .mapToObj(i -> damage(sku))
              .map(call -> shop.api().start(call).thenApply(answer -> repeated(call, answer)))
              .toList();

      assertThat(changes).allMatch(change -> change.join().status() == 201);
    }
    assertThat(shop.available(sku)).isEqualTo(1_000 - CHANGES - buyers.acceptedCount());
  }

  /** Thirty at once on one row may use up their attempts; who sends the same again gets through. */
  private HttpAnswer repeated(Call call, HttpAnswer first) {
    HttpAnswer answer = first;
    for (int i = 0; i < REPETITIONS && answer.isTryAgain(); i++) {
      answer = shop.api().send(call);
    }
    return answer;
  }

  private Call damage(String sku) {
    return Call.json(
            "POST",
            "operator",
            "/api/v1/warehouses/" + warehouse + "/stock/" + sku + "/adjustments",
            UUID.randomUUID().toString(),
            "{\"delta\":-1,\"reason\":\"DAMAGED\",\"reference\":\"count-17\"}")
        .with("If-Match", "*");
  }
}
