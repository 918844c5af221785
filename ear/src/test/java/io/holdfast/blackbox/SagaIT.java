package io.holdfast.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.blackbox.Api.Call;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(BlackBox.class)
class SagaIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final ShopClient shop;
  private final List<String> two;
  private final String sku;

  SagaIT(ShopClient shop) {
    this.shop = shop;
    this.two = shop.warehouses().subList(0, 2);
    this.sku = shop.product(Map.of(two.get(0), 1, two.get(1), 1));
  }

  private HttpAnswer send(String key, int units) {
    String body = ShopClient.order("tok_ok", Map.of(sku, units)).replace("ATOMIC", "SAGA");
    return shop.api().send(Call.order(key, body));
  }

  private static String path(String id) {
    return Api.ORDERS + "/" + id;
  }

  @Test
  void an_order_by_saga_is_accepted_at_once_and_goes_on_as_any_other() {
    String key = UUID.randomUUID().toString();

    HttpAnswer accepted = ShopClient.expect(202, send(key, 2));

    JsonNode pending = accepted.json();
    String id = pending.get("id").asText();
    assertThat(accepted.header("Location")).isEqualTo(path(id));
    assertThat(pending.get("status").asText()).isEqualTo("PENDING");
    shop.awaitPaid(id, PATIENCE);
    JsonNode order = shop.order(id);
    assertThat(order.get("placement").asText()).isEqualTo("SAGA");
    assertThat(order.get("steps"))
        .extracting(step -> step.get("warehouse").asText() + " " + step.get("state").asText())
        .containsExactlyInAnyOrder(two.get(0) + " RESERVED", two.get(1) + " RESERVED");
    assertThat(shop.available(sku)).isZero();
    assertThat(timeline(id))
        .startsWith("PENDING RESERVATION_REQUESTED RESERVATION_REQUESTED RESERVED RESERVED PLACED");
    HttpAnswer again = ShopClient.expect(202, send(key, 2));
    assertThat(again.body()).isEqualTo(accepted.body());
    assertThat(send(key, 1)).matches(a -> a.isProblem(422, "idempotency-key-reused"));
    shop.settleAndAudit();
  }

  @Test
  void the_last_units_go_to_one_of_two_orders_at_most_and_the_other_says_what_was_short() {
    List<HttpAnswer> answers =
        List.of(send(UUID.randomUUID().toString(), 2), send(UUID.randomUUID().toString(), 2));

    List<String> ends = new ArrayList<>();
    for (HttpAnswer answer : answers) {
      if (answer.status() == 409) {
        ends.add("REJECTED");
        continue;
      }
      String id = ShopClient.expect(202, answer).json().get("id").asText();
      WaitUntil.await(
          PATIENCE,
          () -> "undecided: " + shop.order(id),
          () -> !Set.of("PENDING", "PLACED").contains(shop.order(id).get("status").asText()));
      JsonNode order = shop.order(id);
      boolean isRejected = order.get("status").asText().equals("REJECTED");
      ends.add(isRejected ? "REJECTED" : "SOLD");
      assertThat(order.has("shortages")).isEqualTo(isRejected);
    }
    // Each may get the unit of one warehouse: then both are refused, and both units are free again.
    boolean isSold = ends.contains("SOLD");
    assertThat(ends).contains("REJECTED");
    WaitUntil.await(
        PATIENCE,
        () -> "left: " + shop.available(sku),
        () -> shop.available(sku) == (isSold ? 0 : 2));
    shop.settleAndAudit();
  }

  @Test
  void an_order_cancelled_at_once_gives_everything_back_and_keeps_no_authorisation() {
    String id =
        ShopClient.expect(202, send(UUID.randomUUID().toString(), 2)).json().get("id").asText();

    HttpAnswer cancelled =
        shop.api()
            .send(
                Call.json(
                    "POST",
                    "storefront",
                    path(id) + "/cancellation",
                    null,
                    "{\"reason\":\"ordered twice\"}"));

    assertThat(ShopClient.expect(200, cancelled).json().get("status").asText())
        .isEqualTo("CANCELLED");
    WaitUntil.await(
        PATIENCE, () -> "still held: " + shop.order(id), () -> shop.available(sku) == 2);
    shop.settleAndAudit();
  }

  private String timeline(String id) {
    JsonNode items =
        ShopClient.expect(200, shop.api().send(Call.get("storefront", path(id) + "/timeline")))
            .json()
            .get("items");
    return StreamSupport.stream(items.spliterator(), false)
        .map(entry -> entry.get("type").asText())
        .collect(Collectors.joining(" "));
  }
}
