package io.holdfast.blackbox;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import io.holdfast.blackbox.Api.Call;
import jakarta.jms.JMSException;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What keeps the warehouses running, done with the console in a real browser. */
@ExtendWith(BlackBox.class)
class ConsoleOperatingFlowsIT {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String ADDRESS = "holdfast.payments";

  private final ShopClient shop;
  private final Browsers browsers;
  private final String warehouse;

  ConsoleOperatingFlowsIT(ShopClient shop) {
    this.shop = shop;
    this.browsers = Browsers.find(shop.stack().descriptor().baseUrl());
    this.warehouse = shop.warehouses().get(0);
  }

  private JsonNode get(String path) {
    return ShopClient.expect(200, shop.api().send(Call.get("admin", "/api/v1/" + path))).json();
  }

  @Test
  void many_rows_are_adjusted_after_a_look_at_every_difference() {
    String one = shop.product(Map.of(warehouse, 20));
    String two = shop.product(Map.of(warehouse, 20));
    try (ConsoleWindow window = browsers.loggedIn("operator")) {
      window.open("/stock");
      window.test("bulk").click();
      window.test("bulk-warehouse").selectOption(warehouse);
      window.test("bulk-reason").selectOption("COUNT");
      window.test("bulk-reference").fill("count-18");
      window.test("bulk-rows").fill(one + "\t+5\n" + two + "\t=12\nno-such-sku\t+1");
      window.test("submit").click();
      assertThat(window.test("bulk-preview").locator("tr.over")).hasCount(1);
      assertThat(window.test("submit")).containsText("Apply 2 changes");
      window.test("submit").click();
      assertThat(window.test("toast").first()).containsText("2 rows adjusted");
      // The browser itself reports the row that the server does not know.
      assertThat(window.faults()).allMatch(fault -> fault.contains("404"));
    }
    assertThat(onHand(one)).isEqualTo(25);
    assertThat(onHand(two)).isEqualTo(12);
  }

  private int onHand(String sku) {
    return get("warehouses/" + warehouse + "/stock/" + sku).get("onHand").asInt();
  }

  @Test
  void an_alert_is_acknowledged() {
    String sku = shop.product(Map.of(warehouse, 8));
    shop.place("tok_ok", Map.of(sku, 5));
    WaitUntil.await(PATIENCE, () -> "no alert of " + sku, () -> alertOf(sku) != null);
    try (ConsoleWindow window = browsers.loggedIn("operator")) {
      window.open("/alerts?state=OPEN&kind=LOW_STOCK");
      Locator row = window.page().locator("[data-row='" + alertOf(sku).get("id").asText() + "']");
      row.getByTestId("acknowledge").click();
      assertThat(row.locator(".badge").first()).hasText("Acknowledged");
      assertThat(window.faults()).isEmpty();
    }
    assertThat(alertOf(sku).get("acknowledgedBy").asText()).isEqualTo("operator");
  }

  private JsonNode alertOf(String sku) {
    return JsonValues.stream(get("alerts?kind=LOW_STOCK&limit=200").get("items"))
        .filter(alert -> alert.get("sku").asText().equals(sku))
        .findFirst()
        .orElse(null);
  }

  @Test
  void a_dead_letter_is_inspected_and_replayed() throws JMSException {
    String text = "no event " + UUID.randomUUID();
    try (QueueView broker = new QueueView(shop.stack().descriptor().broker());
        ConsoleWindow window = browsers.loggedIn("admin")) {
      broker.giveUpSoon(ADDRESS);
      broker.publish(ADDRESS, "io.holdfast.payment.authorised.v1", text);
      WaitUntil.await(PATIENCE, () -> "no dead letter: " + text, () -> letter(text) != null);
      String first = letter(text).get("id").asText();

      window.open("/operations/dead-letters");
      window.test("inspect").last().click();
      assertThat(window.test("letter")).containsText(text);
      window.test("letter").locator(".primary").click();
      assertThat(window.test("toast").first()).containsText("sent again");

      // Nobody can read it, so it comes back under another id.
      WaitUntil.await(
          PATIENCE,
          () -> "it did not come back: " + text,
          () -> letter(text) != null && !letter(text).get("id").asText().equals(first));
      assertThat(window.faults()).isEmpty();
      broker.giveUpAsConfigured(ADDRESS);
    }
  }

  private JsonNode letter(String text) {
    return JsonValues.stream(get("operations/dead-letters?limit=200").get("items"))
        .filter(item -> item.get("body").asText().contains(text))
        .findFirst()
        .orElse(null);
  }

  @Test
  void a_webhook_is_registered_tested_and_deleted_and_the_trail_shows_who_did_it()
      throws IOException {
    String url = "http://127.0.0.1:9/" + UUID.randomUUID();
    try (ConsoleWindow window = browsers.loggedIn("admin")) {
      window.open("/operations/webhooks");
      window.test("new-webhook").click();
      window.test("webhook-url").fill(url);
      window.test("webhook-events").fill("order.*");
      window.test("submit").click();
      String secret = window.test("webhook-secret").locator("pre").textContent();
      assertThat(secret).isNotBlank();
      window.test("webhook-secret").locator("button").click();

      Locator row = window.test("row").filter(new Locator.FilterOptions().setHasText(url));
      row.getByTestId("test-webhook").click();
      assertThat(window.test("toast").first()).containsText("test event");
      row.getByTestId("open-deliveries").click();
      assertThat(window.test("delivery-list")).containsText("webhook.test");
      window.test("close").click();
      row.getByTestId("delete-webhook").click();
      window.test("submit").click();
      assertThat(row).hasCount(0);

      window.open("/operations/audit-trail?actor=admin&object=webhooks");
      Locator made =
          window.test("row").filter(new Locator.FilterOptions().setHasText("create webhook"));
      made.first().getByTestId("open-entry").click();
      assertThat(window.test("trail-entry")).containsText(url);
      assertThat(window.test("trail-entry")).containsText("Console");
      assertThat(window.test("trail-entry").textContent()).doesNotContain(secret);
      window.page().keyboard().press("Escape");
      Download file = window.page().waitForDownload(() -> window.test("export").click());
      assertThat(Files.readString(file.path())).contains("createWebhook").doesNotContain(secret);
      assertThat(window.faults()).isEmpty();
    }
  }
}
