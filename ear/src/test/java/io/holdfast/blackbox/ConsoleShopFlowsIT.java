package io.holdfast.blackbox;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.blackbox.Api.Call;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Products, sales, orders and returns in the console, in a real browser. */
@ExtendWith(BlackBox.class)
class ConsoleShopFlowsIT {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final ShopClient shop;
  private final Browsers browsers;
  private final String warehouse;
  private final String sku;

  ConsoleShopFlowsIT(ShopClient shop) {
    this.shop = shop;
    this.browsers = Browsers.find(shop.stack().descriptor().baseUrl());
    this.warehouse = shop.warehouses().get(0);
    this.sku = shop.product(Map.of(warehouse, 20));
  }

  private JsonNode get(String path) {
    return ShopClient.expect(200, shop.api().send(Call.get("operator", "/api/v1/" + path))).json();
  }

  @Test
  void a_product_gets_prices_in_other_currencies_and_from_later_on_and_a_purchase_limit() {
    try (ConsoleWindow window = browsers.loggedIn("operator")) {
      window.open("/stock?ledger=" + warehouse + "/" + sku);
      window.test("product-link").click();
      window.test("add-price").click();
      window.test("price-amount").fill("2.30");
      window.test("price-currency").fill("EUR");
      window.test("submit").click();
      assertThat(window.test("price-dialog")).hasCount(0);
      window.test("add-price").click();
      window.test("price-amount").fill("1.99");
      window.test("price-later").check();
      window.test("submit").click();
      assertThat(window.test("prices")).containsText("€2.30");
      assertThat(window.test("prices")).containsText("to come");

      window.test("drop-price").click();
      assertThat(window.test("drop-price")).hasCount(0);

      window.test("edit-limit").click();
      window.test("limit-units").fill("2");
      window.test("submit").click();
      assertThat(window.test("limit")).containsText("2 units for each customer within 30 days");
      assertThat(get("products/" + sku + "/purchase-limit").get("perCustomer").asInt())
          .isEqualTo(2);
      window.test("edit-limit").click();
      window.test("limit-drop").click();
      assertThat(window.test("limit")).containsText("as many as they like");
      assertThat(window.faults()).isEmpty();
    }
    assertThat(get("products/" + sku + "/prices").get("items")).hasSize(2);
  }

  @Test
  void a_flash_sale_is_planned_and_changed() {
    String id = "console-" + UUID.randomUUID().toString().substring(0, 8);
    try (ConsoleWindow window = browsers.loggedIn("operator")) {
      window.open("/sales");
      window.test("new-sale").click();
      window.test("sale-id").fill(id);
      window.test("sale-name").fill("Friday");
      window.test("sale-skus").fill(sku);
      window.test("sale-rate").fill("50");
      window.test("submit").click();
      assertThat(window.test("live-sales")).containsText(id);

      window.page().getByLabel("Change the sale " + id).click();
      assertThat(window.test("sale-skus")).hasValue(sku);
      assertThat(window.test("sale-lifetime")).hasValue("10");
      window.test("sale-rate").fill("70");
      window.test("submit").click();
      assertThat(window.page().getByText("Friday is changed")).isVisible();
      assertThat(window.faults()).isEmpty();
    }
    JsonNode sale = get("sales/" + id);
    assertThat(sale.get("admitPerSecond").asInt()).isEqualTo(70);
    assertThat(sale.get("ticketLifetime").asText()).isEqualTo("PT10M");
  }

  @Test
  void states_show_how_many_orders_they_have_and_a_message_of_an_order_is_sent_again() {
    String customer = "console-" + UUID.randomUUID();
    ShopClient.expect(
        200,
        shop.api()
            .send(
                Call.json(
                    "PUT",
                    "storefront",
                    "/api/v1/customers/" + customer + "/preferences",
                    null,
                    "{\"email\":\"ann@example.org\",\"language\":\"en\",\"channels\":{\"ORDER\":[\"EMAIL\"]}}")));
    String body =
        ShopClient.order("tok_ok", Map.of(sku, 1)).replace("\"c1\"", "\"" + customer + "\"");
    String order =
        ShopClient.expect(201, shop.api().send(Call.order(UUID.randomUUID().toString(), body)))
            .json()
            .get("id")
            .asText();
    shop.awaitStatus(order, "COMPLETED", PATIENCE);
    awaitQuiet(order);
    String oldest = messages(order).get(0).get("subject").asText();
    assertThat(sent(order, oldest)).isOne();
    try (ConsoleWindow window = browsers.loggedIn("operator")) {
      assertThat(window.test("count-completed").or(window.test("count-shipped")).first())
          .isVisible();
      window.open("/orders/" + order);
      window.test("resend-message").first().click();
      assertThat(window.test("toast")).containsText("sent again");
      assertThat(window.faults()).isEmpty();
    }
    awaitQuiet(order);
    assertThat(sent(order, oldest)).isEqualTo(2);
  }

  /** Other messages of the order may come at any time. */
  private long sent(String order, String subject) {
    return JsonValues.stream(messages(order))
        .filter(m -> m.get("state").asText().equals("SENT"))
        .filter(m -> m.get("subject").asText().equals(subject))
        .count();
  }

  private JsonNode messages(String order) {
    return get("orders/" + order + "/messages").get("items");
  }

  /** Until there are messages, and none waits. */
  private void awaitQuiet(String order) {
    WaitUntil.await(
        PATIENCE,
        () -> "messages: " + messages(order),
        () ->
            !messages(order).isEmpty()
                && JsonValues.stream(messages(order))
                    .noneMatch(m -> m.get("state").asText().equals("PENDING")));
  }

  @Test
  void a_return_is_announced_on_the_order_and_received_piece_by_piece() {
    String order = shop.place("tok_ok", Map.of(sku, 3));
    shop.awaitStatus(order, "COMPLETED", PATIENCE);
    try (ConsoleWindow window = browsers.loggedIn("operator")) {
      window.open("/orders/" + order);
      window.test("return").click();
      window.test("return-quantity").fill("2");
      window.test("return-reason").fill("too small");
      window.test("submit").click();
      window.test("order-returns").locator("a").first().click();
      window.test("return-warehouse").selectOption(warehouse);
      window.test("restock").fill("1");
      window.test("scrap").fill("1");
      window.test("submit").click();
      assertThat(window.test("toast").first()).containsText("2 units booked");
      assertThat(window.test("return-drawer").locator(".badge").first())
          .hasText(Pattern.compile("Received|Refunded"));
      assertThat(window.faults()).isEmpty();
    }
    JsonNode level = get("warehouses/" + warehouse + "/stock/" + sku);
    assertThat(level.get("onHand").asInt()).isEqualTo(18);
  }

  /** Two teas and a cup, sold as one product. */
  private String box(String cup) {
    String box = "box-" + UUID.randomUUID();
    String product =
        """
        {"sku":"%s","name":"Box","price":6.00,"currency":"USD",
         "parts":[{"sku":"%s","quantity":2},{"sku":"%s","quantity":1}]}"""
            .formatted(box, sku, cup);
    Call make = Call.json("PUT", "operator", "/api/v1/products/" + box, null, product);
    ShopClient.expect(201, shop.api().send(make.with("If-None-Match", "*")));
    return box;
  }

  @Test
  void a_bundle_is_taken_back_whole_and_its_parts_are_in_stock_again() {
    String cup = shop.product(Map.of(warehouse, 5));
    String box = box(cup);
    String order = shop.place("tok_ok", Map.of(box, 2));
    shop.awaitStatus(order, "COMPLETED", PATIENCE);
    try (ConsoleWindow window = browsers.loggedIn("operator")) {
      window.open("/orders/" + order);
      window.test("return").click();
      assertThat(window.test("return-quantity")).hasCount(1);
      window.test("return-quantity").fill("1");
      window.test("return-reason").fill("gift");
      window.test("submit").click();
      window.test("order-returns").locator("a").first().click();
      window.test("return-warehouse").selectOption(warehouse);
      window.test("restock").fill("1");
      window.test("submit").click();
      assertThat(window.test("toast").first()).containsText("1 unit booked");
      assertThat(window.faults()).isEmpty();
    }
    assertThat(get("warehouses/" + warehouse + "/stock/" + sku).get("onHand").asInt())
        .isEqualTo(18);
    assertThat(get("warehouses/" + warehouse + "/stock/" + cup).get("onHand").asInt()).isEqualTo(4);
  }
}
