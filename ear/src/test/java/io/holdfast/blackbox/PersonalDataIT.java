package io.holdfast.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.blackbox.Api.Call;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(BlackBox.class)
class PersonalDataIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final ShopClient shop;
  private final String customer = "person-" + UUID.randomUUID();
  private final String sku;
  private final String soldOut;

  PersonalDataIT(ShopClient shop) {
    this.shop = shop;
    this.sku = shop.product(Map.of(shop.warehouses().get(0), 10));
    this.soldOut = shop.product();
  }

  @Test
  void what_was_stored_about_a_customer_is_shown_and_erased_everywhere_and_history_and_sums_stay() {
    give();
    String kept = place("tok_ok");
    shop.awaitStatus(kept, "COMPLETED", PATIENCE);
    ShopClient.expect(
        201,
        shop.api()
            .send(
                Call.json(
                    "POST",
                    "storefront",
                    Api.ORDERS + "/" + kept + "/returns",
                    UUID.randomUUID().toString(),
                    "{\"reason\":\"too small\",\"lines\":[{\"sku\":\""
                        + sku
                        + "\",\"quantity\":1}]}")));
    String open = place("tok_slow");

    assertThat(erase())
        .matches(a -> a.isProblem(409, "orders-under-way"))
        .matches(a -> a.json().get("orders").get(0).asText().equals(open));
    cancel(open);
    JsonNode shown = data();
    assertThat(shown.at("/address/name").asText()).isEqualTo("Ann");
    assertThat(shown.at("/contact/email").asText()).isEqualTo("ann@example.com");
    assertThat(shown.at("/contact/watches/0").asText()).isEqualTo(soldOut);
    assertThat(shown.get("orders").findValuesAsText("id")).containsExactly(open, kept);
    assertThat(shown.at("/orders/0/postalCode").asText()).isEqualTo("98225");
    assertThat(shown.at("/returns/0/reason").asText()).isEqualTo("too small");
    assertThat(shown.get("shipments").findValuesAsText("orderId")).containsExactly(kept);
    JsonNode before = shop.order(kept);
    assertThat(shop.truth().tablesNaming(customer))
        .contains("postgres-hub orders.customer", "postgres-hub notifications.preference");

    assertThat(ShopClient.expect(200, erase()).json().get("orders").asInt()).isEqualTo(2);
    // Messages about events that were on their way.
    WaitUntil.await(
        PATIENCE,
        () -> shop.truth().tablesNaming(customer).toString(),
        () -> erase().status() == 200 && shop.truth().tablesNaming(customer).isEmpty());

    for (String what : List.of("ann@example.com", "+4915112345678")) {
      assertThat(shop.truth().tablesNaming(what)).as(what).isEmpty();
    }
    // For a day it is in the answer under the key, and it is in the trail of who asked for what.
    assertThat(shop.truth().tablesNaming("too small"))
        .isSubsetOf("postgres-hub messaging.stored_answer", "postgres-hub messaging.audit_trail");
    JsonNode after = shop.order(kept);
    assertThat(after.get("customerId").asText()).startsWith("erased-");
    for (String member : List.of("status", "lines", "total", "currency", "placedAt", "payment")) {
      assertThat(after.get(member)).as(member).isEqualTo(before.get(member));
    }
    assertThat(data().at("/orders")).isEmpty();
    shop.settleAndAudit();
  }

  /** An address, a way to be told, and something to wait for. */
  private void give() {
    String known =
        "{\"items\":[{\"id\":\"%s\",\"name\":\"Ann\",\"city\":\"Bellingham\",\"country\":\"US\",\"postalCode\":\"98225\",\"latitude\":48.7,\"longitude\":-122.4}]}";
    put("admin", "/api/v1/customers", known.formatted(customer), 200);
    String told =
        "{\"email\":\"ann@example.com\",\"phone\":\"+4915112345678\",\"language\":\"de\",\"channels\":"
            + "{\"ORDER\":[\"EMAIL\",\"IN_APP\"],\"SHIPMENT\":[\"SMS\"],\"STOCK\":[\"IN_APP\"]}}";
    put("storefront", "/api/v1/customers/" + customer + "/preferences", told, 200);
    put("storefront", "/api/v1/customers/" + customer + "/watches/" + soldOut, "", 204);
  }

  private void put(String user, String path, String body, int expected) {
    ShopClient.expect(expected, shop.api().send(Call.json("PUT", user, path, null, body)));
  }

  private String place(String token) {
    String body = ShopClient.order(token, Map.of(sku, 2)).replace("\"c1\"", "\"" + customer + "\"");
    HttpAnswer answer = shop.api().send(Call.order(UUID.randomUUID().toString(), body));
    return ShopClient.expect(201, answer).json().get("id").asText();
  }

  private void cancel(String order) {
    ShopClient.expect(
        200,
        shop.api()
            .send(
                Call.json(
                    "POST",
                    "storefront",
                    Api.ORDERS + "/" + order + "/cancellation",
                    null,
                    "{\"reason\":\"moved\"}")));
  }

  private String path() {
    return "/api/v1/customers/" + customer + "/personal-data";
  }

  private JsonNode data() {
    return ShopClient.expect(200, shop.api().send(Call.get("storefront", path()))).json();
  }

  private HttpAnswer erase() {
    return shop.api().send(Call.json("DELETE", "admin", path(), null, ""));
  }
}
