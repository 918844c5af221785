package io.holdfast.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.kernel.ConflictException;
import io.holdfast.kernel.OrderId;
import io.holdfast.kernel.Sku;
import io.holdfast.kernel.VersionCondition;
import io.holdfast.kernel.WarehouseCode;
import io.holdfast.kernel.event.StockEvent;
import io.holdfast.testkit.TestDatabase;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReservationsTest {
  private static InventoryFixture depot;
  private static final Sku TEA = new Sku("tea");
  private static final Sku JAM = new Sku("jam");

  private final TestDatabase database = depot.database("a");

  @BeforeAll
  static void open() {
    depot = new InventoryFixture("a");
  }

  @BeforeEach
  void ten_of_each() {
    depot.empty();
    depot.open("a", "tea", 10);
    depot.open("a", "jam", 10);
  }

  @AfterEach
  void counters_match_the_ledger() {
    assertThat(depot.disagreements("a")).isEmpty();
  }

  @AfterAll
  static void close() {
    depot.close();
  }

  @Test
  void a_hold_moves_the_counter_and_writes_reservation_ledger_and_event_together() {
    OrderId order = depot.hold("a", "tea", 3);

    StockLevel level = depot.level("a", "tea");
    assertThat(level.reserved()).isEqualTo(3);
    assertThat(level.available()).isEqualTo(7);
    assertThat(level.version()).isEqualTo(1);
    assertThat(database.texts("SELECT order_id || sku || quantity || status FROM reservation"))
        .containsExactly(order + "tea3HELD");
    assertThat(
            database.texts(
                """
                SELECT m.sku || m.reserved_delta || m.reference || o.type
                FROM stock_movement m JOIN messaging.outbox o ON o.id = m.event_id
                WHERE kind = 'HOLD'"""))
        .containsExactly("tea3" + order + "io.holdfast.stock.reserved.v1");
    assertThat(
            database.texts(
                "SELECT (expires_at - held_at) = interval '15 minutes' FROM reservation"))
        .containsExactly("t");
  }

  @Test
  void a_batch_of_holds_moves_each_counter_once() {
    OrderId first = InventoryFixture.order();
    OrderId second = InventoryFixture.order();

    depot.hold(
        "a", List.of(new Hold(first, TEA, 1), new Hold(first, JAM, 2), new Hold(second, TEA, 4)));

    assertThat(depot.level("a", "tea")).extracting("reserved", "version").containsExactly(5, 1);
    assertThat(depot.level("a", "jam")).extracting("reserved", "version").containsExactly(2, 1);
    assertThat(database.count("SELECT count(*) FROM reservation")).isEqualTo(3);
    assertThat(
            database.count(
                "SELECT count(*) FROM messaging.outbox WHERE type = 'io.holdfast.stock.reserved.v1'"))
        .isEqualTo(1);
  }

  private List<String> levels(StockEvent type) {
    return depot.events(
        "a",
        type,
        """
        (SELECT string_agg(concat_ws(' ', l->>'sku', l->>'onHand', l->>'reserved',
            l->>'safetyStock', l->>'incoming', l->>'available', l->>'version'), ', '
            ORDER BY l->>'sku')
          FROM jsonb_array_elements(data::jsonb -> 'levels') l)""");
  }

  private List<String> stored() {
    return database.texts(
        """
        SELECT string_agg(concat_ws(' ', sku, on_hand, reserved, safety_stock, incoming,
          on_hand - reserved - safety_stock, version), ', ' ORDER BY sku) FROM stock_item""");
  }

  @Test
  void events_carry_the_counters_after_the_change() {
    OrderId order = InventoryFixture.order();
    depot.stock().setSafetyStock(new WarehouseCode("a"), TEA, 2, VersionCondition.exactly(0));

    depot.hold("a", List.of(new Hold(order, TEA, 1), new Hold(order, JAM, 2)));
    assertThat(levels(StockEvent.RESERVED)).isEqualTo(stored());

    depot.end("a", ReservationOutcome.RELEASED, order);
    assertThat(levels(StockEvent.RELEASED)).isEqualTo(stored());
  }

  @Test
  void low_stock_is_published_once_for_each_crossing() {
    depot.hold("a", "tea", 4);
    assertThat(depot.events("a", StockEvent.LOW, "aggregate_id")).isEmpty();

    depot.hold("a", "tea", 1);
    OrderId last = depot.hold("a", "tea", 2);
    depot.end("a", ReservationOutcome.RELEASED, last);
    assertThat(
            depot.events(
                "a",
                StockEvent.LOW,
                "aggregate_id || ' ' || aggregate_version || ' ' || (data::jsonb#>>'{level,available}')"))
        .containsExactly("a/tea 2 5");

    depot.stock().receive(InventoryFixture.receipt("a", "more", "tea", 5));
    depot.hold("a", "tea", 5);
    assertThat(depot.events("a", StockEvent.LOW, "aggregate_id")).hasSize(2);
  }

  @Test
  void a_hold_decided_on_a_stale_version_is_a_conflict_and_changes_nothing() {
    Map<Sku, StockLevel> seen = Map.of(TEA, depot.level("a", "tea"), JAM, depot.level("a", "jam"));
    depot.hold("a", "tea", 1);
    String before = depot.footprint("a");

    List<Hold> holds =
        List.of(
            new Hold(InventoryFixture.order(), JAM, 1), new Hold(InventoryFixture.order(), TEA, 1));
    assertThatThrownBy(() -> depot.hold("a", holds, seen)).isInstanceOf(ConflictException.class);

    assertThat(depot.footprint("a")).isEqualTo(before);
  }

  @Test
  void more_than_lies_there_is_refused_by_the_database_whatever_the_code_believed() {
    String before = depot.footprint("a");

    List<Hold> holds = List.of(new Hold(InventoryFixture.order(), TEA, 11));
    assertThatThrownBy(() -> depot.hold("a", holds, Map.of(TEA, depot.level("a", "tea"))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("stock_reserved_within_on_hand");

    assertThat(depot.footprint("a")).isEqualTo(before);
  }

  @ParameterizedTest
  @EnumSource(
      value = ReservationOutcome.class,
      names = {"RELEASED", "EXPIRED"})
  void a_release_or_expiry_makes_the_units_free_again(ReservationOutcome outcome) {
    OrderId order = depot.hold("a", "tea", 4);

    assertThat(depot.end("a", outcome, order)).containsExactly(new Hold(order, TEA, 4));

    assertThat(depot.level("a", "tea").available()).isEqualTo(10);
    assertThat(database.texts("SELECT status FROM reservation")).containsExactly(outcome.name());
    assertThat(
            database.count(
                "SELECT count(*) FROM messaging.outbox WHERE type = 'io.holdfast.stock.released.v1'"))
        .isEqualTo(1);
  }

  @Test
  void a_commit_keeps_the_units_reserved() {
    OrderId order = depot.hold("a", "tea", 4);

    depot.end("a", ReservationOutcome.COMMITTED, order);

    assertThat(depot.level("a", "tea").available()).isEqualTo(6);
    assertThat(database.texts("SELECT status FROM reservation")).containsExactly("COMMITTED");
  }

  @Test
  void what_is_paid_for_does_not_expire() {
    OrderId order = depot.hold("a", "tea", 4);
    depot.end("a", ReservationOutcome.COMMITTED, order);

    assertThat(depot.end("a", ReservationOutcome.EXPIRED, order)).isEmpty();
    assertThat(depot.level("a", "tea").available()).isEqualTo(6);

    assertThat(depot.end("a", ReservationOutcome.RELEASED, order)).hasSize(1);
    assertThat(depot.level("a", "tea").available()).isEqualTo(10);
  }

  @ParameterizedTest
  @EnumSource(ReservationOutcome.class)
  void a_reservation_ends_once(ReservationOutcome outcome) {
    OrderId order = depot.hold("a", "tea", 4);
    depot.end("a", outcome, order);
    String before = depot.footprint("a");

    assertThat(depot.end("a", outcome, order)).isEmpty();

    assertThat(depot.footprint("a")).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"HELD", "COMMITTED", "EXPIRED", "SHIPPED"})
  void the_database_refuses_a_second_ending(String status) {
    OrderId order = depot.hold("a", "tea", 4);
    depot.end("a", ReservationOutcome.RELEASED, order);

    assertThatThrownBy(
            () -> depot.asApplication("a", "UPDATE reservation SET status = '" + status + "'"))
        .hasMessageContaining("cannot go from RELEASED to " + status);
  }

  @Test
  void ending_the_reservations_of_one_order_leaves_another_alone() {
    OrderId first = depot.hold("a", "tea", 4);
    OrderId second = depot.hold("a", "tea", 5);

    depot.end("a", ReservationOutcome.RELEASED, first);

    assertThat(depot.level("a", "tea").reserved()).isEqualTo(5);
    assertThat(database.texts("SELECT status FROM reservation WHERE order_id = '" + second + "'"))
        .containsExactly("HELD");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE stock_movement SET reference = 'x'",
        "DELETE FROM stock_movement",
        "TRUNCATE stock_movement"
      })
  void the_ledger_can_only_grow(String sql) {
    assertThatThrownBy(() -> depot.asApplication("a", sql))
        .hasMessageContaining("permission denied");
    assertThatThrownBy(() -> database.execute(sql)).hasMessageContaining("append-only");
  }
}
