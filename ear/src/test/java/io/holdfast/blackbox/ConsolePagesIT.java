package io.holdfast.blackbox;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every page of the console in a real browser. */
@ExtendWith(BlackBox.class)
class ConsolePagesIT {
  private static final int WIDE = 1360;
  private static final int NARROW = 390;

  private final ShopClient shop;
  private final Browsers browsers;

  ConsolePagesIT(ShopClient shop) {
    this.shop = shop;
    this.browsers = Browsers.find(shop.stack().descriptor().baseUrl());
  }

  /** Addresses, and what is to be seen there. */
  private Map<String, String> pages() {
    List<String> two = shop.warehouses().subList(0, 2);
    String sku = shop.product(Map.of(two.get(0), 20, two.get(1), 20));
    String order = shop.place("tok_ok", Map.of(sku, 1));
    Map<String, String> pages = new LinkedHashMap<>();
    pages.put("/orders", "orders");
    pages.put("/orders/" + order, "timeline");
    pages.put("/stock", "stock");
    pages.put("/stock?q=" + sku + "&ledger=" + two.get(0) + "/" + sku, "movements");
    pages.put("/receiving", "title");
    pages.put("/receiving/" + ConsoleData.announce(shop, two.get(0), sku), "sheet");
    pages.put("/transfers", "title");
    pages.put("/transfers/" + ConsoleData.transfer(shop, two.get(0), two.get(1), sku), "sheet");
    pages.put("/shipments", "title");
    pages.put("/returns", "title");
    pages.put("/alerts", "title");
    pages.put("/operations", "health");
    pages.put("/operations/outbox", "outbox");
    pages.put("/operations/dead-letters", "reload");
    pages.put("/operations/in-doubt", "reload");
    pages.put("/operations/messages", "title");
    pages.put("/operations/webhooks", "new-webhook");
    pages.put("/operations/caches", "caches");
    pages.put("/operations/cluster", "members");
    pages.put("/operations/audit-trail", "audit-trail");
    pages.put("/stock/" + sku, "prices");
    pages.put("/sales", "live-lanes");
    return pages;
  }

  @Test
  void every_page_is_clean_and_without_barriers_light_and_dark_wide_and_narrow() {
    Map<String, String> pages = pages();
    List<String> barriers = new ArrayList<>();
    int[] turn = {0};
    try (ConsoleWindow window = browsers.loggedIn("admin")) {
      pages.forEach(
          (address, seen) -> {
            window.look(WIDE, ColorScheme.LIGHT);
            window.open(address);
            assertThat(window.test(seen).first()).isVisible();
            assertThat(window.page().locator(".spinner")).hasCount(0);
            // Each page is searched in one of the two looks: what they are made of is the same.
            boolean isWideTurn = turn[0]++ % 2 == 0;
            if (isWideTurn) {
              barriers.addAll(window.barriers());
            }
            assertThat(overflow(window)).as(address).isZero();
            window.look(WIDE, ColorScheme.DARK);
            window.look(NARROW, ColorScheme.LIGHT);
            assertThat(window.test(seen).first()).isVisible();
            assertThat(overflow(window)).as(address + " on a phone").isZero();
            window.look(NARROW, ColorScheme.DARK);
            if (!isWideTurn) {
              barriers.addAll(window.barriers());
            }
          });
      assertThat(window.faults()).isEmpty();
    }
    assertThat(barriers).isEmpty();
  }

  /** Pixels by which the page is wider than its window. */
  private static int overflow(ConsoleWindow window) {
    return ((Number)
            window
                .page()
                .evaluate("Math.max(0, document.documentElement.scrollWidth - innerWidth)"))
        .intValue();
  }

  @Test
  void each_role_sees_the_pages_that_it_may_use() {
    Map<String, List<String>> absent =
        Map.of(
            "storefront",
                List.of("nav-stock", "nav-sales", "nav-insights", "nav-alerts", "nav-operations"),
            "operator", List.of("nav-operations"));
    absent.forEach(
        (name, hidden) -> {
          try (ConsoleWindow window = browsers.loggedIn(name)) {
            assertThat(window.test("nav-orders")).isVisible();
            hidden.forEach(id -> assertThat(window.test(id)).hasCount(0));
            window.open("/operations");
            assertThat(window.test("empty")).containsText("other roles");
            assertThat(window.faults()).isEmpty();
          }
        });
  }

  @Test
  void a_script_in_the_name_of_a_product_or_a_customer_is_shown_as_text() {
    String sku = "bb-" + UUID.randomUUID();
    String name = "<img src=x onerror=alert(1)><script>alert(2)</script> Soup";
    String product =
        "{\"items\":[{\"sku\":\"%s\",\"name\":\"%s\",\"price\":1,\"currency\":\"USD\"}]}";
    ShopClient.expect(
        200,
        shop.api()
            .send(
                Api.Call.json(
                    "PUT", "admin", "/api/v1/products", null, product.formatted(sku, name))));
    shop.receive(shop.warehouses().get(0), sku, 5);
    String customer = "<b onclick=alert(3)>c</b>";
    String body =
        ShopClient.order("tok_ok", Map.of(sku, 1)).replace("\"c1\"", "\"" + customer + "\"");
    String order =
        ShopClient.expect(201, shop.api().send(Api.Call.order(UUID.randomUUID().toString(), body)))
            .json()
            .get("id")
            .asText();
    try (ConsoleWindow window = browsers.loggedIn("admin")) {
      window.open("/stock?q=" + sku);
      assertThat(window.test("stock")).containsText(name);
      window.open("/orders/" + order);
      assertThat(window.test("lines")).containsText(name);
      assertThat(window.page().locator("main")).containsText(customer);
      assertThat(window.page().locator("main b, main img[src=x]")).hasCount(0);
      assertThat(window.faults()).isEmpty();
    }
  }
}
