package io.holdfast.blackbox;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.assertions.LocatorAssertions;
import io.holdfast.blackbox.Api.Call;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What people do with the console, in a real browser. */
@ExtendWith(BlackBox.class)
class ConsoleFlowsIT {
  private final ShopClient shop;
  private final Browsers browsers;
  private final String warehouse;
  private final String sku;

  ConsoleFlowsIT(ShopClient shop) {
    this.shop = shop;
    this.browsers = Browsers.find(shop.stack().descriptor().baseUrl());
    this.warehouse = shop.warehouses().get(0);
    this.sku = shop.product(Map.of(warehouse, 20));
  }

  private int onHand() {
    Call call = Call.get("operator", "/api/v1/warehouses/" + warehouse + "/stock/" + sku);
    return ShopClient.expect(200, shop.api().send(call)).json().get("onHand").asInt();
  }

  private ConsoleWindow adjusting(String delta, String reason) {
    ConsoleWindow window = browsers.loggedIn("operator");
    window.open("/stock?q=" + sku);
    window.test("adjust").click();
    window.test("delta").fill(delta);
    window.test("reason-" + reason).check();
    window.test("reference").fill("count-17");
    return window;
  }

  @Test
  void of_two_who_adjust_one_row_the_second_is_told_and_keeps_what_was_typed() {
    try (ConsoleWindow first = adjusting("+5", "FOUND");
        ConsoleWindow second = adjusting("-2", "DAMAGED")) {
      first.test("submit").click();
      assertThat(first.test("toast")).containsText("25");

      second.test("submit").click();
      assertThat(second.test("conflict")).containsText("It had 20 on hand, now 25.");
      assertThat(second.test("delta")).hasValue("-2");
      assertThat(second.test("reference")).hasValue("count-17");
      assertThat(onHand()).isEqualTo(25);

      second.test("submit").click();
      assertThat(second.test("toast")).containsText("23");
      assertThat(onHand()).isEqualTo(23);

      second.test("toast-action").click();
      assertThat(second.test("toast")).containsText("undone");
      assertThat(onHand()).isEqualTo(25);
      assertThat(first.faults()).isEmpty();
    }
  }

  @Test
  void a_session_that_ends_while_somebody_types_loses_nothing() {
    try (ConsoleWindow window = adjusting("=21", "COUNT")) {
      window.context().clearCookies();
      window.test("submit").click();
      assertThat(window.test("session-ended")).isVisible();

      window.test("login-password").fill("operator");
      window.test("login-submit").click();
      assertThat(window.test("session-ended")).hasCount(0);
      assertThat(window.test("toast")).containsText("21");
      assertThat(onHand()).isEqualTo(21);
    }
  }

  @Test
  void goods_are_received_with_a_scanner_and_what_does_not_belong_is_said() {
    String id = ConsoleData.announce(shop, warehouse, sku);
    try (ConsoleWindow window = browsers.loggedIn("operator")) {
      window.open("/receiving/" + id);
      assertThat(window.test("scan-input")).isFocused();
      scan(window, sku);
      scan(window, "8*" + sku);
      assertThat(window.test("scan-result")).containsText("9 of 10");
      scan(window, "no-such-sku");
      assertThat(window.test("scan-result")).containsText("not expected");
      window.page().locator("tr[data-row=no-such-sku] input").fill("0");
      window.test("receipt-reference").fill("LS-1");
      window.test("receipt-close").check();
      window.test("book").click();
      assertThat(window.test("discrepancies")).containsText(sku);
      assertThat(window.faults()).isEmpty();
    }
    JsonNode shipment =
        ShopClient.expect(
                200, shop.api().send(Call.get("operator", "/api/v1/inbound-shipments/" + id)))
            .json();
    assertThat(shipment.get("status").asText()).isEqualTo("RECEIVED");
    assertThat(onHand()).isEqualTo(29);
  }

  private static void scan(ConsoleWindow window, String code) {
    window.page().keyboard().type(code);
    window.page().keyboard().press("Enter");
  }

  @Test
  void an_order_is_found_and_cancelled_by_keyboard_alone() {
    String id = shop.place("tok_slow", Map.of(sku, 2));
    try (ConsoleWindow window = browsers.loggedIn("operator")) {
      assertThat(window.test("orders")).isVisible();
      window.page().keyboard().press("Control+k");
      assertThat(window.test("palette-input")).isFocused();
      window.page().keyboard().type(id);
      window.page().keyboard().press("ArrowDown");
      window.page().keyboard().press("Enter");
      assertThat(window.test("row")).hasCount(1);
      window.test("order-link").focus();
      window.page().keyboard().press("Enter");
      window.test("cancel-order").focus();
      window.page().keyboard().press("Enter");
      assertThat(window.test("reason-customer")).isFocused();
      window.page().keyboard().press("Space");
      window.page().keyboard().press("Enter");
      assertThat(window.test("toast")).containsText("Cancelled");
      assertThat(window.page().locator(".titled .badge")).hasText("Cancelled");
      assertThat(window.faults()).isEmpty();
    }
    assertThat(shop.order(id).get("endReason").asText()).isEqualTo("Customer");
  }

  @Test
  void the_console_speaks_german_and_remembers_it() {
    try (ConsoleWindow window = browsers.loggedIn("operator")) {
      window.test("person").click();
      window.test("language-de").click();
      assertThat(window.test("title")).hasText("Bestellungen");
      window.page().keyboard().press("Escape");
      window.page().keyboard().press("g");
      window.page().keyboard().press("s");
      assertThat(window.test("title")).hasText("Bestand");
      window.page().goBack();
      assertThat(window.test("title")).hasText("Bestellungen");
      window.page().reload();
      assertThat(window.test("title")).hasText("Bestellungen");
      assertThat(window.faults()).isEmpty();
    }
  }

  @Test
  void who_watches_a_sale_live_sees_the_orders_come_in() {
    try (ConsoleWindow window = browsers.loggedIn("operator");
        Buyers buyers =
            new Buyers(
                shop.api(),
                1,
                Duration.ofMillis(150),
                () -> ShopClient.order("tok_ok", Map.of(sku, 1)))) {
      window.open("/sales");
      assertThat(window.test("live-orders").locator("b"))
          .hasText(
              Pattern.compile("[1-9]\\d*"),
              new LocatorAssertions.HasTextOptions().setTimeout(20_000));
      assertThat(window.test("live-p99")).containsText("ms");
      assertThat(window.test("live-lanes")).containsText("placement");
      assertThat(buyers.acceptedCount()).isPositive();
      assertThat(window.faults()).isEmpty();
    }
  }
}
