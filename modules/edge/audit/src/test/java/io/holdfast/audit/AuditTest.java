package io.holdfast.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.audit.Finding.State;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditTest {
  private static final AuditSettings QUICK =
      new AuditSettings(Duration.ofSeconds(30), Duration.ofMillis(10), 2, 3);

  private World world;
  private UUID confirmed;
  private UUID cancelled;
  private UUID waiting;

  @AfterEach
  void discard() {
    world.close();
  }

  @BeforeEach
  void three_orders_that_went_well() throws Exception {
    world = new World();
    AuditData story = new AuditData(world);
    story.stock("north", "tea");
    story.stock("south", "tea");
    confirmed = story.placed("confirmed", "tea", "north", "south");
    story.paid(confirmed, true);
    story.confirmed(confirmed, "tea", "north", "south");
    cancelled = story.placed("cancelled", "tea", "north");
    story.paid(cancelled, false);
    story.cancelled(cancelled, "tea", "north");
    waiting = story.placed("waiting", "tea", "south");
    story.paid(waiting, true);
    // The payment event is in transit: not yet applied, and too young to be a violation.
    world.hub(
        "UPDATE messaging.outbox SET sent_at = now() WHERE id = '"
            + AuditData.id(waiting + "payment")
            + "'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"holdfast_auditor", "holdfast_app"})
  void clean_databases_are_found_clean(String role) {
    List<Finding> findings = world.auditAs(role, QUICK);
    assertThat(findings)
        .extracting(Finding::id)
        .containsExactly("I1", "I2", "I3", "I4", "I5", "I6", "I7", "I8", "I9", "I10", "I11", "I12");
    assertThat(findings)
        .allSatisfy(f -> assertThat(f.state()).as(f.toString()).isEqualTo(State.HELD));
    assertThat(findings.get(9).checked()).isGreaterThanOrEqualTo(3);
  }

  @Test
  void more_reserved_than_on_hand_breaks_i1() {
    world.warehouse(
        "north",
        """
        ALTER TABLE stock_item DROP CONSTRAINT stock_reserved_within_on_hand;
        INSERT INTO stock_item (sku, on_hand, reserved) VALUES ('gone', 0, 1);
        INSERT INTO reservation (order_id, sku, quantity, status, expires_at)
        VALUES ('%1$s', 'gone', 1, 'COMMITTED', now());
        INSERT INTO stock_movement (sku, kind, on_hand_delta, reserved_delta, reference, event_id)
        SELECT 'gone', kind, 0, CASE kind WHEN 'HOLD' THEN 1 ELSE 0 END, reference, event_id
          FROM stock_movement WHERE reference = '%1$s'"""
            .formatted(confirmed));
    world.hub(
        """
        INSERT INTO orders.order_line VALUES ('%1$s', 2, 'gone', 1, 1);
        INSERT INTO orders.allocation VALUES ('%1$s', 2, 'north', 1)"""
            .formatted(confirmed));
    assertBroken("I1", "gone");
  }

  @Test
  void a_counter_without_its_ledger_breaks_i2() {
    world.warehouse("north", "UPDATE stock_item SET reserved = reserved + 1");
    assertBroken("I2", "tea");
  }

  @Test
  void a_hold_that_changes_on_hand_breaks_i3() {
    world.warehouse(
        "north",
        """
        UPDATE stock_item SET on_hand = on_hand + 1;
        UPDATE stock_movement SET on_hand_delta = 1 WHERE kind = 'HOLD' AND reference = '%s'"""
            .formatted(confirmed));
    assertBroken("I3", "received 10");
  }

  @Test
  void a_reservation_released_twice_breaks_i4() {
    world.warehouse(
        "north",
        """
        INSERT INTO stock_movement (sku, kind, on_hand_delta, reserved_delta, reference, event_id)
        SELECT sku, kind, 0, 0, reference, event_id FROM stock_movement WHERE kind = 'RELEASE'""");
    assertBroken("I4", cancelled.toString());
  }

  @Test
  void an_order_that_left_in_part_and_then_whole_is_found_clean() {
    AuditData story = new AuditData(world);
    UUID order = story.placed("parts", "tea", "north", "south");
    story.paid(order, true);
    story.confirmed(order, "tea", "north", "south");
    story.shipped(order, "PARTLY_SHIPPED", "tea", "north");
    assertThat(broken(QUICK)).isEmpty();
    story.shipped(order, "SHIPPED", "tea", "south");
    assertThat(broken(QUICK)).isEmpty();
  }

  @Test
  void a_shipped_order_that_left_in_part_only_breaks_i5() {
    new AuditData(world).shipped(confirmed, "SHIPPED", "tea", "north");
    assertBroken("I5", "COMMITTED");
  }

  @Test
  void a_unit_that_left_twice_breaks_i4() {
    new AuditData(world).shipped(confirmed, "PARTLY_SHIPPED", "tea", "north");
    world.warehouse(
        "north",
        """
        INSERT INTO stock_movement (sku, kind, on_hand_delta, reserved_delta, reference, event_id)
        SELECT sku, kind, on_hand_delta, reserved_delta, reference, event_id FROM stock_movement
         WHERE kind = 'SHIP'""");
    assertThat(broken(QUICK))
        .extracting(Finding::id)
        .as("counters and reservation contradict the ledger too")
        .contains("I2", "I4", "I7");
  }

  @Test
  void a_confirmed_order_that_is_only_held_breaks_i5() {
    world.warehouse(
        "south", "UPDATE reservation SET status = 'HELD' WHERE order_id = '" + confirmed + "'");
    assertBroken("I5", confirmed.toString());
  }

  @Test
  void a_confirmed_order_without_its_authorisation_breaks_i5() {
    world.hub(
        "UPDATE payments.payment SET status = 'DECLINED' WHERE order_id = '" + confirmed + "'");
    assertBroken("I5", "DECLINED");
  }

  @Test
  void a_cancelled_order_that_keeps_its_stock_breaks_i5() {
    world.hub(
        """
        UPDATE orders.orders SET status = 'CANCELLED' WHERE id = '%1$s'; %2$s
        INSERT INTO messaging.inbox VALUES ('payments', '%3$s'), ('fulfilment', '%3$s')"""
            .formatted(
                waiting,
                AuditData.event(AuditData.id("c"), "io.holdfast.order.cancelled.v1", waiting),
                AuditData.id("c")));
    assertBroken("I5", waiting.toString());
  }

  @Test
  void money_of_another_amount_breaks_i6() {
    world.hub("UPDATE payments.payment SET amount_cents = 99 WHERE order_id = '" + confirmed + "'");
    assertBroken("I6", "99 USD");
  }

  @Test
  void an_authorisation_that_was_applied_and_did_not_confirm_breaks_i6() {
    world.hub(
        "INSERT INTO messaging.inbox SELECT 'orders', event_id FROM payments.payment WHERE order_id = '"
            + waiting
            + "'");
    assertBroken("I6", waiting.toString());
  }

  @Test
  void a_movement_without_its_event_breaks_i7() {
    world.warehouse(
        "north", "DELETE FROM messaging.outbox WHERE type = 'io.holdfast.stock.committed.v1'");
    assertBroken("I7", "COMMIT tea");
  }

  @Test
  void a_change_published_twice_breaks_i7() {
    world.hub(AuditData.event(AuditData.id("again"), "io.holdfast.order.confirmed.v1", confirmed));
    world.hub(
        "INSERT INTO messaging.inbox VALUES ('fulfilment', '%s')".formatted(AuditData.id("again")));
    assertBroken("I7", "confirmed 2");
  }

  @Test
  void a_failed_event_breaks_i8() {
    world.warehouse(
        "south",
        "UPDATE messaging.outbox SET status = 'FAILED' WHERE type = 'io.holdfast.stock.received.v1'");
    assertBroken("I8", "FAILED");
  }

  @Test
  void an_event_that_waits_too_long_breaks_i8() {
    world.hub(
        "UPDATE messaging.outbox SET status = 'PENDING' WHERE type = 'io.holdfast.order.confirmed.v1'");
    assertBroken("I8", "PENDING");
  }

  @Test
  void a_sent_event_without_a_consumer_effect_breaks_i8() {
    world.hub(
        "UPDATE messaging.outbox SET sent_at = now() - interval '1 h' WHERE aggregate_id = '"
            + waiting
            + "'");
    assertBroken("I8", "not applied by orders");
  }

  @Test
  void a_sent_event_that_no_customer_was_told_of_breaks_i8() {
    world.hub(
        "UPDATE notifications.rule SET since = '-infinity' WHERE template = 'order-confirmed'");
    assertThat(broken(QUICK)).isEmpty();

    world.hub("DELETE FROM messaging.inbox WHERE consumer = 'notifications'");
    assertBroken("I8", "not applied by notifications");
  }

  @Test
  void two_keys_for_one_order_break_i9() {
    world.hub("UPDATE orders.idempotency_key SET order_id = '%s'".formatted(confirmed));
    assertBroken("I9", "3 idempotency keys");
  }

  @Test
  void an_order_that_one_warehouse_never_got_breaks_i10() {
    world.hub(
        "UPDATE orders.allocation SET warehouse = 'north' WHERE order_id = '" + waiting + "'");
    assertBroken("I10", "{north/tea=1} and has {south/tea=1}");
  }

  @Test
  void stock_held_for_an_order_that_does_not_exist_breaks_i10() {
    UUID ghost = new AuditData(world).placed("ghost", "tea", "south");
    world.hub(
        """
        DELETE FROM orders.allocation WHERE order_id = '%1$s';
        DELETE FROM orders.order_line WHERE order_id = '%1$s';
        DELETE FROM orders.idempotency_key WHERE order_id = '%1$s';
        DELETE FROM messaging.outbox WHERE aggregate_id = '%1$s';
        DELETE FROM orders.orders WHERE id = '%1$s'"""
            .formatted(ghost));
    assertBroken("I10", ghost + " is unknown");
  }

  @Test
  void an_ended_order_whose_payment_has_an_unknown_outcome_breaks_i11() {
    world.hub(
        """
        UPDATE orders.orders SET ended_at = now() - interval '1 h' WHERE id = '%1$s';
        INSERT INTO payments.payment_token (order_id, token, due_at, ended)
        VALUES ('%1$s', 'tok_slow', now() - interval '1 h', true)"""
            .formatted(cancelled));
    assertBroken("I11", cancelled + " is CANCELLED");
  }

  @Test
  void an_overdue_order_breaks_i11() {
    world.hub(
        """
        DELETE FROM payments.payment WHERE order_id = '%1$s';
        DELETE FROM messaging.inbox i USING messaging.outbox o
         WHERE o.id = i.event_id AND o.aggregate_id = '%1$s';
        DELETE FROM messaging.outbox WHERE aggregate_id = '%1$s' AND type = 'io.holdfast.payment.authorised.v1';
        UPDATE messaging.outbox SET sent_at = now() WHERE aggregate_id = '%1$s';
        INSERT INTO payments.payment_token (order_id, token, due_at)
        VALUES ('%1$s', 'tok_slow', now() - interval '1 h')"""
            .formatted(waiting));
    assertBroken("I11", waiting.toString());
  }

  @Test
  void an_order_whose_payment_will_never_be_requested_breaks_i11() {
    UUID lost = new AuditData(world).placed("lost", "tea", "south");
    world.hub(
        """
        DELETE FROM payments.payment_token WHERE order_id = '%1$s';
        UPDATE messaging.outbox SET sent_at = now() WHERE aggregate_id = '%1$s'"""
            .formatted(lost));
    assertBroken("I11", lost.toString());
  }

  @Test
  void an_authorisation_of_an_ended_order_breaks_i6() {
    world.hub(
        """
        UPDATE payments.payment SET status = 'AUTHORISED' WHERE order_id = '%1$s';
        UPDATE orders.orders SET ended_at = now() - interval '1 h' WHERE id = '%1$s'"""
            .formatted(cancelled));
    assertBroken("I6", cancelled.toString());
  }

  @Test
  void an_overdue_void_breaks_i11() {
    world.hub(
        """
        UPDATE payments.payment SET status = 'VOID_DUE', decided_at = now() - interval '1 h'
         WHERE order_id = '%s'"""
            .formatted(cancelled));
    assertBroken("I11", "auth_" + cancelled);
  }

  @Test
  void a_confirmed_order_that_was_cancelled_is_found_clean() {
    new AuditData(world).withdrawn(confirmed, "tea", "north", "south");

    assertThat(broken(QUICK)).isEmpty();
  }

  @Test
  void the_time_to_void_counts_from_the_end_of_an_order_that_was_paid_long_before() {
    new AuditData(world).withdrawn(confirmed, "tea", "north", "south");
    world.hub("UPDATE payments.payment SET decided_at = now() - interval '1 h'");
    assertThat(broken(QUICK)).isEmpty();

    world.hub("UPDATE orders.orders SET ended_at = now() - interval '1 h' WHERE withdrawn");
    assertBroken("I11", "auth_" + confirmed);
  }

  @Test
  void a_transaction_in_doubt_breaks_i11() throws Exception {
    try (Connection connection = world.connect("north");
        Statement statement = connection.createStatement()) {
      statement.execute("BEGIN; SELECT txid_current(); PREPARE TRANSACTION 'forgotten'");
      assertThat(broken(QUICK.withSettle(Duration.ZERO)))
          .filteredOn(f -> f.id().equals("I11"))
          .singleElement()
          .satisfies(
              f -> assertThat(f.samples()).anySatisfy(s -> assertThat(s).contains("forgotten")));
      statement.execute("ROLLBACK PREPARED 'forgotten'");
    }
  }

  @Test
  void an_order_in_flight_between_two_databases_is_no_violation() {
    AuditData story = new AuditData(world);
    UUID late = story.placed("late", "tea", "north");
    story.paid(late, false);
    story.cancelled(late, "tea", "north");
    world.hub("UPDATE orders.allocation SET warehouse = 'south' WHERE order_id = '" + late + "'");
    CompletableFuture<Void> arrives =
        CompletableFuture.runAsync(
            () ->
                world.hub(
                    "UPDATE orders.allocation SET warehouse = 'north' WHERE order_id = '"
                        + late
                        + "'"),
            CompletableFuture.delayedExecutor(300, TimeUnit.MILLISECONDS));
    AuditSettings patient = new AuditSettings(Duration.ofSeconds(30), Duration.ofMillis(500), 8, 3);
    assertThat(broken(patient)).isEmpty();
    arrives.join();
  }

  @Test
  void an_unreachable_database_gives_no_result() {
    assertThatThrownBy(
            () -> Audit.ofUrls("jdbc:postgresql://127.0.0.1:1/hub?user=a", Map.of(), QUICK).run())
        .isInstanceOf(AuditFailedException.class)
        .hasMessageContaining("hub");
  }

  @Test
  void what_is_proven_is_not_read_again_unless_asked_for() {
    age();
    assertThat(broken(QUICK)).isEmpty();
    assertThat(checked(world.audit(QUICK), "I10")).isZero();
    world.warehouse(
        "north", "DELETE FROM messaging.outbox WHERE type = 'io.holdfast.stock.committed.v1'");

    assertThat(broken(QUICK)).isEmpty();
    assertThat(broken(QUICK.withFull(true))).extracting(Finding::id).containsExactly("I7");
  }

  @Test
  void where_something_is_broken_nothing_counts_as_proven() {
    age();
    world.warehouse(
        "north", "DELETE FROM messaging.outbox WHERE type = 'io.holdfast.stock.committed.v1'");
    assertBroken("I7", "COMMIT tea");
    assertBroken("I7", "COMMIT tea");
  }

  @Test
  void units_that_left_without_a_shipment_break_i10() {
    new AuditData(world).shipped(confirmed, "PARTLY_SHIPPED", "tea", "north");
    assertThat(broken(QUICK)).isEmpty();

    world.hub(
        "UPDATE fulfilment.shipment SET status = 'LABELLED', next_attempt_at = 'infinity' WHERE warehouse = 'north'");
    assertBroken("I10", "shipments from north took 0 of tea, and 1 are counted");
  }

  @Test
  void units_that_the_warehouse_shipped_and_the_hub_does_not_count_break_i5() {
    new AuditData(world).shipped(confirmed, "PARTLY_SHIPPED", "tea", "north");
    world.hub(
        """
        UPDATE orders.allocation SET shipped = 0;
        UPDATE fulfilment.shipment SET status = 'LABELLED', next_attempt_at = 'infinity'
         WHERE status = 'DISPATCHED'""");

    assertThat(broken(QUICK)).extracting(Finding::id).containsExactly("I5");
  }

  @Test
  void a_confirmed_order_without_a_shipment_breaks_i8() {
    world.hub("DELETE FROM fulfilment.shipment WHERE order_id = '" + confirmed + "'");
    assertBroken("I8", "left no shipment");
  }

  @Test
  void a_shipment_that_failed_or_that_nobody_works_on_breaks_i11() {
    world.hub(
        """
        UPDATE fulfilment.shipment SET failed_at = now(), last_error = 'refused' WHERE warehouse = 'north';
        UPDATE fulfilment.shipment SET next_attempt_at = now() - interval '1 h' WHERE warehouse = 'south'""");

    Finding stuck = broken(QUICK).get(0);
    assertThat(stuck.id()).isEqualTo("I11");
    assertThat(stuck.toString()).contains("waits for an operator: refused", "nobody works on it");
  }

  @Test
  void units_of_a_cancelled_shipment_that_nobody_ships_or_cancels_break_i11() {
    world.hub(
        "UPDATE fulfilment.shipment SET status = 'CANCELLED', ended_at = now() - interval '1 h' WHERE warehouse = 'north'");
    assertBroken("I11", "waits for units from north");
  }

  @Test
  void a_proven_order_that_changes_is_looked_at_again() {
    age();
    assertThat(broken(QUICK)).isEmpty();
    world.hub(
        """
        UPDATE orders.orders SET status = 'CANCELLED', ended_at = now() WHERE id = '%1$s';
        INSERT INTO messaging.outbox (id, stream, type, aggregate_id, data, status, sent_at)
        VALUES (uuidv7(), 'holdfast.orders', 'io.holdfast.order.cancelled.v1', '%1$s', '{}', 'SENT', now())"""
            .formatted(confirmed));
    assertBroken("I5", confirmed.toString());
  }

  @Test
  void stock_that_moves_for_a_proven_order_is_looked_at_again() {
    age();
    assertThat(broken(QUICK)).isEmpty();
    world.warehouse(
        "south",
        """
        UPDATE stock_item SET reserved = reserved - 1;
        UPDATE reservation SET status = 'RELEASED', released = 1, ended_at = now() WHERE order_id = '%1$s';
        WITH published AS (INSERT INTO messaging.outbox (id, stream, type, aggregate_id, data, status, sent_at)
          VALUES (uuidv7(), 'holdfast.stock', 'io.holdfast.stock.released.v1', 'south', '{}', 'SENT', now()) RETURNING id)
        INSERT INTO stock_movement (sku, kind, on_hand_delta, reserved_delta, reference, event_id)
        SELECT 'tea', 'RELEASE', 0, -1, '%1$s', id FROM published"""
            .formatted(confirmed));
    assertBroken("I5", confirmed.toString());
  }

  @Test
  void a_counter_that_leaves_the_proven_ledger_behind_breaks_i2() {
    age();
    assertThat(broken(QUICK)).isEmpty();
    world.warehouse("north", "UPDATE stock_item SET on_hand = on_hand + 1");
    assertThat(broken(QUICK)).extracting(Finding::id).containsExactly("I2", "I3");
  }

  @Test
  void an_archived_ledger_is_replaced_by_its_opening_balances() throws Exception {
    age();
    assertThat(broken(QUICK)).isEmpty();
    for (String warehouse : List.of("north", "south")) {
      world.warehouse(
          warehouse,
          """
          SELECT messaging.retire_partition('outbox', interval '14 days');
          SELECT messaging.retire_partition('movements', interval '400 days')""");
      assertThat(world.number(warehouse, "SELECT count(*) FROM stock_movement")).isZero();
    }
    assertThat(broken(QUICK)).isEmpty();
    assertThat(broken(QUICK.withFull(true))).isEmpty();
    world.warehouse("north", "UPDATE stock_item SET on_hand = on_hand + 1");
    assertThat(broken(QUICK.withFull(true))).extracting(Finding::id).containsExactly("I2", "I3");
  }

  /** The last order is confirmed too, and all data are 500 days old. */
  private void age() {
    new AuditData(world).confirmed(waiting, "tea", "south");
    waiting = AgedIds.aged(waiting);
    confirmed = AgedIds.aged(confirmed);
    AgedIds.age(world);
  }

  private static long checked(List<Finding> findings, String id) {
    return findings.stream().filter(f -> f.id().equals(id)).findFirst().orElseThrow().checked();
  }

  private List<Finding> broken(AuditSettings settings) {
    return world.audit(settings).stream().filter(f -> f.state() == State.BROKEN).toList();
  }

  private void assertBroken(String id, String sample) {
    assertThat(broken(QUICK))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.id()).isEqualTo(id);
              assertThat(finding.violations()).isPositive();
              assertThat(finding.samples()).anySatisfy(s -> assertThat(s).contains(sample));
            });
  }
}
