package io.holdfast.chaos.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.holdfast.chaos.catalog.OrderKind;
import io.holdfast.chaos.catalog.PlannedOrder;
import io.holdfast.chaos.journal.RecordedAnswer;
import io.holdfast.chaos.journal.RecordedOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CheckerTest {
  private static final String PLACED =
      "{\"id\":\"o1\",\"status\":\"PLACED\",\"customerId\":\"c1\",\"lines\":[{\"sku\":\"rare-1\"}],"
          + "\"total\":2.5,\"currency\":\"USD\",\"placedAt\":\"2026-01-01T00:00:00Z\"}";
  private static final String CONFIRMED = PLACED.replace("PLACED", "CONFIRMED");
  private static final String SHORT = "{\"type\":\"urn:holdfast:problem:insufficient-stock\"}";

  private final List<RecordedOrder> purchases = new ArrayList<>();
  private final Map<String, JsonNode> shown = new HashMap<>();
  private final Map<String, Evidence.Key> keys = new HashMap<>();
  private final Set<String> orders = new HashSet<>();
  private final Set<String> reserved = new HashSet<>();

  @BeforeEach
  void one_order_was_placed_and_one_refused() throws JsonProcessingException {
    purchase("k1", OrderKind.RARE, new RecordedAnswer(1, 201, PLACED));
    shown.put("o1", new ObjectMapper().readTree(CONFIRMED));
    keys.put("k1", new Evidence.Key(201, "o1"));
    orders.add("o1");
    reserved.add("o1");
    purchase("k2", OrderKind.RARE, new RecordedAnswer(2, 409, SHORT));
    keys.put("k2", new Evidence.Key(409, "o2"));
  }

  @Test
  void a_consistent_answer_is_no_violation() {
    assertThat(violations()).isEmpty();
  }

  @Test
  void an_accepted_order_that_does_not_exist_is_a_violation() {
    purchase("k3", OrderKind.RARE, new RecordedAnswer(3, 201, PLACED.replace("o1", "o3")));
    keys.put("k3", new Evidence.Key(201, "o3"));

    assertThat(violations()).singleElement().asString().contains("k3", "o3, which does not exist");
  }

  @Test
  void an_order_that_differs_from_its_answer_is_a_violation() throws JsonProcessingException {
    shown.put("o1", new ObjectMapper().readTree(CONFIRMED.replace("2.5", "5.0")));

    assertThat(violations()).singleElement().asString().contains("total was 2.5, is 5.0");
  }

  @Test
  void an_order_whose_final_state_contradicts_its_payment_is_a_violation()
      throws JsonProcessingException {
    shown.put("o1", new ObjectMapper().readTree(PLACED.replace("PLACED", "CANCELLED")));

    assertThat(violations()).singleElement().asString().contains("is CANCELLED, not CONFIRMED");
  }

  @Test
  void a_rejection_that_left_an_order_is_a_violation() {
    orders.add("o2");

    assertThat(violations())
        .anySatisfy(line -> assertThat(line).contains("k2", "left a row of order o2"))
        .anySatisfy(line -> assertThat(line).contains("o2 exists without an accepted request"));
  }

  @Test
  void a_rejection_that_left_a_reservation_is_a_violation() {
    reserved.add("o2");

    assertThat(violations())
        .anySatisfy(line -> assertThat(line).contains("k2", "left a row of order o2"));
  }

  @Test
  void a_rejection_that_the_key_does_not_repeat_is_a_violation() {
    keys.remove("k2");

    assertThat(violations()).singleElement().asString().contains("k2", "the key says null");
  }

  @Test
  void a_rejection_despite_enough_stock_is_a_violation() {
    purchase("k3", OrderKind.HOT, new RecordedAnswer(3, 409, SHORT));
    keys.put("k3", new Evidence.Key(409, "o3"));

    assertThat(violations()).singleElement().asString().contains("k3", "there is plenty");
  }

  @Test
  void two_answers_to_one_key_are_a_violation() {
    purchases.get(0).answered(new RecordedAnswer(3, 201, PLACED.replace("o1", "o9")));
    purchases.get(1).answered(new RecordedAnswer(3, 201, PLACED.replace("o1", "o8")));

    assertThat(violations()).hasSize(2).allMatch(line -> line.contains("and then 201"));
  }

  @Test
  void an_order_without_an_outcome_is_a_violation() {
    purchase("k3", OrderKind.HOT, RecordedAnswer.none("closed"));

    assertThat(violations()).singleElement().asString().contains("k3", "has no outcome");
  }

  @Test
  void a_503_is_no_violation_and_a_server_error_is() {
    purchases.get(0).answered(new RecordedAnswer(3, 503, "{}"));
    purchases.get(0).answered(new RecordedAnswer(3, 500, "{}"));

    assertThat(violations()).singleElement().asString().contains("k1", "was answered 500");
  }

  @Test
  void an_order_without_an_accepted_request_is_a_violation() {
    orders.add("ghost");

    assertThat(violations())
        .singleElement()
        .asString()
        .contains("ghost", "without an accepted request");
  }

  @Test
  void an_order_of_an_earlier_cycle_must_still_be_there() {
    assertThat(Checker.violations(purchases, Set.of("o0"), evidence()))
        .singleElement()
        .asString()
        .contains("o0", "is gone");
  }

  private List<String> violations() {
    return Checker.violations(purchases, Set.of(), evidence());
  }

  private Evidence evidence() {
    return new Evidence(shown, keys, orders, reserved);
  }

  private void purchase(String key, OrderKind kind, RecordedAnswer answer) {
    RecordedOrder purchase =
        new RecordedOrder(key, new PlannedOrder(kind, "", "tok_ok", new byte[0]));
    purchase.answered(answer);
    purchases.add(purchase);
  }
}
