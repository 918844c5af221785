package io.holdfast.blackbox;

import static io.holdfast.blackbox.ShopClient.expect;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import io.holdfast.blackbox.Api.Call;
import io.holdfast.stack.layout.DataDirectory;
import io.holdfast.stack.parts.PartProcess;
import io.holdfast.stack.parts.Parts;
import jakarta.jms.JMSException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Search store and stream job beside the shared stack, which runs without them. */
@ExtendWith(BlackBox.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InsightsIT {
  private static final Duration START = Duration.ofSeconds(90);
  private static final Duration SOON = Duration.ofSeconds(90);
  private static final String QUEUE = "holdfast.insights.events";
  private static final List<String> STREAMS =
      List.of("holdfast.orders", "holdfast.stock", "holdfast.catalog");

  private final ShopClient shop;
  private final PartProcess store;
  private final PartProcess job;

  InsightsIT(ShopClient shop) {
    this.shop = shop;
    DataDirectory data = new DataDirectory(shop.stack().root());
    Parts parts = Parts.of(data);
    this.store = new PartProcess(data, parts.store());
    this.job = new PartProcess(data, parts.insights());
  }

  @BeforeAll
  void start() throws JMSException {
    assertThat(get("overview").isProblem(503, "insights-unavailable")).isTrue();
    try (QueueView broker = new QueueView(shop.stack().descriptor().broker())) {
      for (String stream : STREAMS) {
        broker.divert(stream, QUEUE);
      }
    }
    store.start();
    job.start();
    WaitUntil.await(START, () -> "no answer", () -> get("overview").status() == 200);
  }

  @AfterAll
  void stop() throws JMSException {
    job.kill();
    store.kill();
    try (QueueView broker = new QueueView(shop.stack().descriptor().broker())) {
      for (String stream : STREAMS) {
        broker.endDivert(stream);
      }
    }
  }

  @Test
  void sales_are_counted_once_also_when_job_store_and_broker_are_killed() {
    String warehouse = shop.warehouses().get(0);
    String sku = shop.product(Map.of(warehouse, 100));
    for (int order = 0; order < 5; order++) {
      shop.place("tok_ok", Map.of(sku, 2));
    }
    // Its payment takes seconds, so it cannot be shipped before.
    String gone = shop.place("tok_slow", Map.of(sku, 3));
    expect(
        200,
        shop.api()
            .send(
                Call.json(
                    "POST",
                    "storefront",
                    "/api/v1/orders/" + gone + "/cancellation",
                    null,
                    "{\"reason\":\"changed my mind\"}")));
    awaitSales(sku, 6, 13, 3);

    job.kill();
    shop.place("tok_ok", Map.of(sku, 1));
    job.start();
    awaitSales(sku, 7, 14, 3);

    store.kill();
    WaitUntil.await(
        SOON, () -> "still answers", () -> get("overview").isProblem(503, "insights-unavailable"));
    shop.place("tok_ok", Map.of(sku, 1));
    store.start();
    awaitSales(sku, 8, 15, 3);

    shop.stack().run("stop", "--kill", "broker").expectSuccess();
    placeAtLast(sku);
    shop.stack().run("start", "broker").expectSuccess();
    awaitSales(sku, 9, 16, 3);
    shop.place("tok_ok", Map.of(sku, 1));
    awaitSales(sku, 10, 17, 3);

    JsonNode top = expect(200, get("top?by=units&limit=200")).json();
    assertThat(top.path("items"))
        .anyMatch(
            item -> item.path("sku").asText().equals(sku) && item.path("units").asLong() == 17);
    JsonNode minutes = expect(200, get("sales?bucket=minute&sku=" + sku)).json();
    assertThat(minutes.path("items")).hasSizeBetween(60, 61);
  }

  @Test
  void an_event_that_cannot_be_read_is_left_out_and_those_after_it_count() throws JMSException {
    String sku = shop.product(Map.of(shop.warehouses().get(0), 10));
    try (QueueView broker = new QueueView(shop.stack().descriptor().broker())) {
      for (String type : List.of("order.placed", "stock.adjusted", "product.changed")) {
        broker.publishTo(QUEUE, "io.holdfast." + type + ".v1", "{no json");
      }
    }
    shop.place("tok_ok", Map.of(sku, 1));

    awaitSales(sku, 1, 1, 0);
    assertThat(job.part().answers()).isTrue();
  }

  @Test
  void a_jump_of_stock_that_no_movement_explains_opens_one_alert() throws JMSException {
    String sku = "jump-" + UUID.randomUUID().toString().substring(0, 8);
    try (QueueView broker = new QueueView(shop.stack().descriptor().broker())) {
      adjusted(broker, sku, 5, 10, 1);
      adjusted(broker, sku, 1, 61, 2);
    }
    WaitUntil.await(
        SOON,
        () -> "no alert",
        () -> {
          int found = 0;
          for (JsonNode alert :
              expect(200, shop.api().send(Call.get("operator", "/api/v1/alerts?kind=ANOMALY")))
                  .json()
                  .path("items")) {
            found += alert.path("sku").asText().equals(sku) ? 1 : 0;
          }
          return found == 1;
        });
    JsonNode anomaly = expect(200, get("anomalies?kind=STOCK_JUMP&limit=1")).json();
    assertThat(anomaly.at("/items/0/sku").asText()).isEqualTo(sku);
    assertThat(anomaly.at("/items/0/expected").asLong()).isEqualTo(11);
  }

  @Test
  void the_console_shows_what_was_sold_and_has_no_barrier() {
    Browsers browsers = Browsers.find(shop.stack().descriptor().baseUrl());
    String sku = shop.product(Map.of(shop.warehouses().get(0), 10));
    shop.place("tok_ok", Map.of(sku, 1));
    awaitSales(sku, 1, 1, 0);
    try (ConsoleWindow window = browsers.loggedIn("operator")) {
      window.open("/insights?range=hour");
      PlaywrightAssertions.assertThat(window.test("overview-total")).isVisible();
      PlaywrightAssertions.assertThat(window.test("insights-sales").getByTestId("chart"))
          .isVisible();
      window.test("sales-table-toggle").click();
      PlaywrightAssertions.assertThat(window.test("sales-table")).isVisible();
      PlaywrightAssertions.assertThat(window.test("insights-top")).isVisible();
      PlaywrightAssertions.assertThat(window.test("insights-anomalies")).isVisible();
      assertThat(window.barriers()).isEmpty();
      assertThat(window.faults()).isEmpty();
    }
  }

  @Test
  void mistakes_are_refused_and_others_than_operators_too() {
    assertThat(get("sales?colour=red").isProblem(400, "unknown-parameter")).isTrue();
    for (String wrong :
        List.of(
            "sales?bucket=year",
            "sales?from=yesterday",
            "sales?bucket=minute&from=2020-01-01T00:00:00Z",
            "sales?from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z",
            "top?by=luck",
            "top?limit=0",
            "stock?belowDays=soon",
            "stock?cursor=x",
            "anomalies?kind=ODD",
            "anomalies?cursor=x")) {
      assertThat(get(wrong).isProblem(400, "invalid-request")).as(wrong).isTrue();
    }
    assertThat(shop.api().send(Call.get("storefront", "/api/v1/insights/overview")).status())
        .isEqualTo(403);
  }

  /** A settlement under way when the broker was killed may keep the stock for a moment. */
  private void placeAtLast(String sku) {
    Call order =
        Call.order(UUID.randomUUID().toString(), ShopClient.order("tok_ok", Map.of(sku, 1)));
    WaitUntil.await(SOON, () -> "not accepted", () -> shop.api().send(order).status() == 201);
  }

  private void awaitSales(String sku, long orders, long units, long cancelled) {
    WaitUntil.await(
        SOON,
        () -> get("sales?sku=" + sku).json().toString(),
        () -> {
          HttpAnswer answer = get("sales?sku=" + sku);
          if (answer.status() == 503) {
            return false;
          }
          JsonNode items = expect(200, answer).json().path("items");
          JsonNode today = items.get(items.size() - 1);
          return today.path("orders").asLong() == orders
              && today.path("units").asLong() == units
              && today.path("cancelledUnits").asLong() == cancelled;
        });
  }

  private void adjusted(QueueView broker, String sku, int delta, int onHand, int version)
      throws JMSException {
    broker.publishTo(
        QUEUE,
        "io.holdfast.stock.adjusted.v1",
        ("{\"id\":\"%s\",\"data\":{\"warehouse\":\"nowhere\",\"delta\":%d,\"reason\":\"COUNT\","
                + "\"reference\":\"r\",\"level\":{\"sku\":\"%s\",\"onHand\":%d,\"reserved\":0,"
                + "\"safetyStock\":0,\"incoming\":0,\"available\":%d,\"version\":%d}}}")
            .formatted(UUID.randomUUID(), delta, sku, onHand, onHand, version));
  }

  private HttpAnswer get(String path) {
    return shop.api().send(Call.get("operator", "/api/v1/insights/" + path));
  }
}
