package io.holdfast.blackbox;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.holdfast.blackbox.Api.Call;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;

/** Makes the pictures of docs/console.md anew, with FoodMart's products and some of its orders. */
@EnabledIfSystemProperty(named = "holdfast.pictures", matches = "true")
@ExtendWith(BlackBox.class)
class ConsolePicturesIT {
  private static final Path FOLDER =
      Path.of(System.getProperty("holdfast.home", ".."), "docs", "console");

  private static final String SKU = "fm-13";

  private final ShopClient shop;
  private final Browsers browsers;
  private final String warehouse;

  ConsolePicturesIT(ShopClient shop) {
    this.shop = shop;
    this.browsers = Browsers.find(shop.stack().descriptor().baseUrl());
    this.warehouse = shop.warehouses().get(0);
    if (shop.api().send(Call.get("operator", "/api/v1/products/fm-1")).status() == 404) {
      run("load");
      run("replay", "--year", "1997", "--orders", "300", "--clients", "4");
    }
  }

  private void run(String... command) {
    CommandLine.Outcome outcome = shop.stack().run(command);
    if (outcome.exit() != 0) {
      throw new AssertionError(outcome.out() + outcome.err());
    }
  }

  private static void shoot(ConsoleWindow window, String name) {
    assertThat(window.page().locator(".spinner")).hasCount(0);
    window.page().screenshot(new Page.ScreenshotOptions().setPath(FOLDER.resolve(name + ".png")));
  }

  private void priceAndLimit() {
    put("prices/EUR/2026-01-01T00:00:00Z", "{\"price\":2.45}");
    put("prices/EUR/2199-01-01T00:00:00Z", "{\"price\":2.25}");
    put("prices/GBP/2026-01-01T00:00:00Z", "{\"price\":2.10}");
    put("purchase-limit", "{\"perCustomer\":4,\"days\":30}");
  }

  private void put(String what, String body) {
    String path = "/api/v1/products/" + SKU + "/" + what;
    ShopClient.expect(204, shop.api().send(Call.json("PUT", "operator", path, null, body)));
  }

  private ConsoleWindow window(int width, int height, ColorScheme scheme) {
    ConsoleWindow window = browsers.window(width, height, scheme);
    window.login("admin");
    return window;
  }

  @Test
  void stock_and_its_conflict() {
    try (ConsoleWindow window = window(1360, 850, ColorScheme.LIGHT)) {
      window.open("/stock?q=Washington");
      assertThat(window.test("row").first()).isVisible();
      shoot(window, "stock");

      window.open("/stock?q=" + SKU + "&warehouse=" + warehouse);
      window.test("adjust").first().click();
      window.test("delta").fill("+5");
      window.test("reason-COUNT").check();
      window.test("reference").fill("count-17");
      Call other =
          Call.json(
              "POST",
              "operator",
              "/api/v1/warehouses/" + warehouse + "/stock/" + SKU + "/adjustments",
              UUID.randomUUID().toString(),
              "{\"delta\":40,\"reason\":\"FOUND\",\"reference\":\"count-18\"}");
      ShopClient.expect(201, shop.api().send(other.with("If-Match", "*")));
      window.test("submit").click();
      assertThat(window.test("conflict")).isVisible();
      shoot(window, "conflict");
    }
    try (ConsoleWindow window = window(390, 800, ColorScheme.LIGHT)) {
      window.open("/stock?low=true&sort=available");
      assertThat(window.test("stock").or(window.test("empty"))).isVisible();
      shoot(window, "phone");
    }
  }

  @Test
  void an_order_a_delivery_and_operations() {
    try (ConsoleWindow window = window(1360, 850, ColorScheme.LIGHT)) {
      window.open("/orders?status=COMPLETED");
      window.test("order-link").first().click();
      assertThat(window.test("timeline")).isVisible();
      shoot(window, "order");

      window.open("/receiving/" + ConsoleData.announce(shop, warehouse, SKU));
      window.test("scan-input").fill("10*" + SKU);
      window.page().keyboard().press("Enter");
      assertThat(window.test("scan-result")).containsText("10 of 10");
      shoot(window, "receiving");
    }
    try (ConsoleWindow window = window(1360, 850, ColorScheme.LIGHT)) {
      priceAndLimit();
      window.open("/stock/" + SKU);
      assertThat(window.test("prices")).isVisible();
      shoot(window, "product");
      window.open("/operations/audit-trail?actor=operator");
      assertThat(window.test("audit-trail")).isVisible();
      shoot(window, "audit-trail");
    }
    try (ConsoleWindow window = window(1360, 850, ColorScheme.DARK)) {
      window.open("/operations");
      assertThat(window.test("health")).isVisible();
      shoot(window, "operations-dark");
    }
  }
}
