package io.holdfast.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.blackbox.Api.Call;
import jakarta.jms.JMSException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(BlackBox.class)
class OperationsIT {
  private static final String OPERATIONS = "/api/v1/operations/";
  private static final String ADDRESS = "holdfast.payments";
  private static final String QUEUE = "holdfast.orders.payment-results";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final ShopClient shop;

  OperationsIT(ShopClient shop) {
    this.shop = shop;
  }

  @Test
  void a_poison_message_ends_as_a_dead_letter_while_others_are_processed() throws JMSException {
    String text = "no event " + UUID.randomUUID();
    String sku = shop.product(Map.of(shop.warehouses().get(0), 1));
    try (QueueView broker = new QueueView(shop.stack().descriptor().broker())) {
      broker.giveUpSoon(ADDRESS);
      broker.publish(ADDRESS, "io.holdfast.payment.authorised.v1", text);

      shop.awaitPaid(shop.place("tok_ok", Map.of(sku, 1)), PATIENCE);
      JsonNode letter = awaitLetter(text);

      assertThat(letter.get("queue").asText()).isEqualTo(QUEUE);
      assertThat(letter.get("address").asText()).isEqualTo(ADDRESS);
      assertThat(letter.get("type").asText()).isEqualTo("io.holdfast.payment.authorised.v1");
      assertThat(replay(letter).status()).isEqualTo(202);
      assertThat(replay(letter)).matches(a -> a.isProblem(404, "unknown-dead-letter"));
      assertThat(awaitLetter(text).get("id")).isNotEqualTo(letter.get("id"));
      broker.giveUpAsConfigured(ADDRESS);
    }
  }

  @Test
  void a_dead_letter_replayed_after_the_fault_is_fixed_has_its_effect() throws JMSException {
    String warehouse = shop.warehouses().get(2);
    String sku = shop.product(Map.of(warehouse, 1));
    String id;
    try (QueueView broker = new QueueView(shop.stack().descriptor().broker())) {
      broker.giveUpSoon(ADDRESS);
      broker.pause(QUEUE);
      id = shop.place("tok_ok", Map.of(sku, 1));
      awaitPayment(id);
      shop.stack().run("stop", "--kill", "postgres-" + warehouse).expectSuccess();
      broker.resume(QUEUE);
      JsonNode letter = awaitLetter(id);
      shop.stack().run("start", "postgres-" + warehouse).expectSuccess();
      broker.giveUpAsConfigured(ADDRESS);

      assertThat(replay(letter).status()).isEqualTo(202);
    }
    shop.awaitPaid(id, PATIENCE);
    shop.settleAndAudit();
  }

  @Test
  void an_event_that_the_broker_refuses_is_shown_and_can_be_sent_again() throws SQLException {
    String event = UUID.randomUUID().toString();
    hub(
        "INSERT INTO messaging.outbox (id, stream, type, aggregate_id, data, attempts)"
            + " VALUES ('"
            + event
            + "', 'holdfast.nowhere', 'Test', 'none', '{}', 9)");
    try {
      WaitUntil.await(
          PATIENCE, () -> outbox().toString(), () -> outbox().get("failed").asInt() == 1);
      assertThat(outbox().get("failures").get(0).get("id").asText()).isEqualTo(event);
      String sku = shop.product(Map.of(shop.warehouses().get(0), 1));
      shop.awaitPaid(shop.place("tok_ok", Map.of(sku, 1)), PATIENCE);
      hub("UPDATE messaging.outbox SET stream = 'holdfast.stock' WHERE id = '" + event + "'");

      assertThat(replay("outbox/hub/" + event).status()).isEqualTo(202);

      WaitUntil.await(
          PATIENCE,
          () -> outbox().toString(),
          () ->
              shop.truth()
                  .column(
                      DatabaseFacts.HUB,
                      "SELECT status FROM messaging.outbox WHERE id = '" + event + "'")
                  .contains("SENT"));
      assertThat(replay("outbox/hub/" + event))
          .matches(a -> a.isProblem(404, "unknown-outbox-row"));
    } finally {
      hub("DELETE FROM messaging.outbox WHERE id = '" + event + "'");
    }
  }

  @Test
  void a_prepared_transaction_is_shown_until_it_ends() throws SQLException {
    String name = "test-" + UUID.randomUUID();
    hub("BEGIN", "SELECT pg_current_xact_id()", "PREPARE TRANSACTION '" + name + "'");
    try {
      assertThat(get("in-doubt").get("items"))
          .anyMatch(
              doubt ->
                  doubt.get("database").asText().equals("hub")
                      && doubt.get("transaction").asText().equals(name));
    } finally {
      hub("ROLLBACK PREPARED '" + name + "'");
    }
    assertThat(get("in-doubt").get("items"))
        .noneMatch(doubt -> doubt.get("transaction").asText().equals(name));
  }

  @Test
  void a_warehouse_without_a_data_source_is_shown_as_unavailable_beside_the_others()
      throws SQLException {
    String code = "no-data-source";
    hub(
        "INSERT INTO inventory.warehouse (code, name, latitude, longitude) VALUES ('"
            + code
            + "', 'No data source', 0, 0)");
    try {
      assertThat(get("outbox").get("items"))
          .anyMatch(item -> isState(item, code, "DOWN"))
          .anyMatch(item -> isState(item, "hub", "UP"))
          .anyMatch(item -> isState(item, shop.warehouses().get(0), "UP"));
      assertThat(JsonValues.stream(get("in-doubt").get("unreachable")).map(JsonNode::asText))
          .containsExactly(code);
      assertThat(get("dead-letters").get("items").isArray()).isTrue();
      HttpAnswer invariants = shop.api().send(Call.get("admin", OPERATIONS + "invariants"));
      assertThat(invariants).matches(a -> a.isProblem(503, "unavailable"));
      assertThat(JsonValues.stream(invariants.json().get("unavailable")).map(JsonNode::asText))
          .containsExactly(code);
    } finally {
      hub("DELETE FROM inventory.warehouse WHERE code = '" + code + "'");
    }
  }

  private static boolean isState(JsonNode item, String database, String state) {
    return item.get("database").asText().equals(database)
        && item.get("state").asText().equals(state);
  }

  @Test
  void health_knows_lanes_relays_and_consumers() {
    String warehouse = shop.warehouses().get(0);
    String sku = shop.product(Map.of(warehouse, 1));
    shop.awaitPaid(shop.place("tok_ok", Map.of(sku, 1)), PATIENCE);

    HttpAnswer ready = shop.api().send(Call.get(null, "/health/ready"));
    HttpAnswer live = shop.api().send(Call.get(null, "/health/live"));

    assertThat(ready.status()).isEqualTo(200);
    assertThat(ready.body())
        .contains("\"placement-waiting\"", "\"payments-waiting\"", "\"payment-tokens-waiting\"")
        .contains("\"relay-hub-batch-ms\"", "\"relay-" + warehouse + "-failing\"")
        .contains("\"orders-under-way\"", "\"payments-under-way\"");
    assertThat(live.status()).isEqualTo(200);
    assertThat(live.body()).contains("relay threads", "lane threads");
  }

  @Test
  void the_invariants_hold() {
    shop.settle(shop.truth());
    WaitUntil.await(PATIENCE, () -> "no check has ended", () -> status("invariants") == 200);
    JsonNode verdict = get("invariants");

    assertThat(verdict.get("holding").asBoolean()).as(verdict.toString()).isTrue();
    assertThat(verdict.get("items")).hasSize(12);
    Instant first = Instant.parse(verdict.get("checkedAt").asText());
    assertThat(Instant.parse(get("invariants").get("checkedAt").asText())).isAfterOrEqualTo(first);
  }

  private int status(String path) {
    return shop.api().send(Call.get("admin", OPERATIONS + path)).status();
  }

  private JsonNode get(String path) {
    return ShopClient.expect(200, shop.api().send(Call.get("admin", OPERATIONS + path))).json();
  }

  private JsonNode outbox() {
    return JsonValues.stream(get("outbox").get("items"))
        .filter(item -> item.get("database").asText().equals("hub"))
        .findFirst()
        .orElseThrow();
  }

  private JsonNode awaitLetter(String text) {
    WaitUntil.await(PATIENCE, () -> "no dead letter: " + text, () -> letter(text) != null);
    return letter(text);
  }

  private JsonNode letter(String text) {
    return JsonValues.stream(get("dead-letters?limit=200").get("items"))
        .filter(item -> item.get("body").asText().contains(text))
        .findFirst()
        .orElse(null);
  }

  private HttpAnswer replay(JsonNode letter) {
    return replay("dead-letters/" + letter.get("id").asText());
  }

  private HttpAnswer replay(String what) {
    return shop.api().send(Call.json("POST", "admin", OPERATIONS + what + "/replay", null, ""));
  }

  private void awaitPayment(String order) {
    DatabaseFacts truth = shop.truth();
    String sent =
        "SELECT count(*) FROM messaging.outbox WHERE stream = 'holdfast.payments'"
            + " AND status = 'SENT' AND aggregate_id = '"
            + order
            + "'";
    WaitUntil.await(PATIENCE, () -> "no payment of " + order, () -> truth.hub(sent) == 1);
  }

  private void hub(String... statements) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(shop.stack().descriptor().hub().superuser());
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }
}
