package io.holdfast.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.kernel.ConflictException;
import io.holdfast.kernel.OrderId;
import io.holdfast.kernel.Sku;
import io.holdfast.kernel.VersionCondition;
import io.holdfast.kernel.WarehouseCode;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import net.jqwik.api.lifecycle.BeforeTry;

/** After any sequence of changes, the counters equal the ledger and the open reservations. */
class LedgerConsistencyTest {
  private static InventoryFixture depot;
  private static final WarehouseCode A = new WarehouseCode("a");

  enum Verb {
    RECEIVE,
    ADJUST_UP,
    ADJUST_DOWN,
    HOLD,
    RELEASE,
    COMMIT,
    EXPIRE
  }

  /** One step of a sequence. */
  record Step(Verb verb, String sku, int quantity) {}

  private int number;

  @Provide
  Arbitrary<Step> steps() {
    return Combinators.combine(
            Arbitraries.of(Verb.class),
            Arbitraries.of("tea", "jam"),
            Arbitraries.integers().between(1, 8))
        .as(Step::new);
  }

  @BeforeTry
  void two_stock_items() {
    depot.empty();
    depot.open("a", "tea", 5);
    depot.open("a", "jam", 5);
    number = 0;
  }

  @BeforeContainer
  static void open() {
    depot = new InventoryFixture("a");
  }

  @AfterContainer
  static void close() {
    depot.close();
  }

  @Property(tries = 25, shrinking = ShrinkingMode.BOUNDED)
  void the_counters_equal_the_ledger_after_any_sequence_of_changes(
      @ForAll @Size(max = 15) List<@From("steps") Step> steps) {
    List<OrderId> orders = new ArrayList<>();
    for (Step step : steps) {
      try {
        take(step, orders);
      } catch (BelowReservedException | ConflictException e) {
        assertThat(step.verb()).isIn(Verb.ADJUST_DOWN, Verb.HOLD);
      } catch (IllegalStateException refused) {
        assertThat(refused).hasMessageContaining("stock_reserved_within_on_hand");
      }
      assertThat(depot.disagreements("a")).as("after %s", step).isEmpty();
    }
    assertThat(
            depot
                .database("a")
                .count(
                    """
                    SELECT count(*) FROM stock_movement m
                    WHERE NOT EXISTS (SELECT 1 FROM messaging.outbox o WHERE o.id = m.event_id)"""))
        .isZero();
  }

  private void take(Step step, List<OrderId> orders) {
    number++;
    switch (step.verb()) {
      case RECEIVE ->
          depot
              .stock()
              .receive(InventoryFixture.receipt("a", "k" + number, step.sku(), step.quantity()));
      case ADJUST_UP -> adjust(step.sku(), step.quantity());
      case ADJUST_DOWN -> adjust(step.sku(), -step.quantity());
      case HOLD -> orders.add(depot.hold("a", step.sku(), step.quantity()));
      case RELEASE -> end(orders, step, ReservationOutcome.RELEASED);
      case COMMIT -> end(orders, step, ReservationOutcome.COMMITTED);
      case EXPIRE -> end(orders, step, ReservationOutcome.EXPIRED);
      default -> throw new AssertionError(step);
    }
  }

  private void adjust(String sku, int delta) {
    depot
        .stock()
        .adjust(
            new AdjustStock(
                A,
                new Sku(sku),
                delta,
                AdjustmentReason.COUNT,
                "count",
                VersionCondition.exactly(depot.level("a", sku).version()),
                InventoryFixture.key("k" + number)));
  }

  private static void end(List<OrderId> orders, Step step, ReservationOutcome outcome) {
    if (!orders.isEmpty()) {
      depot.end("a", outcome, orders.get(step.quantity() % orders.size()));
    }
  }
}
