package io.holdfast.orders;

import static io.holdfast.orders.OrdersFixture.order;
import static io.holdfast.testkit.Moment.AFTER;
import static io.holdfast.testkit.Moment.BEFORE;
import static io.holdfast.testkit.XaCall.COMMIT;
import static io.holdfast.testkit.XaCall.PREPARE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.batching.Lane;
import io.holdfast.batching.LaneLimits;
import io.holdfast.kernel.ConflictException;
import io.holdfast.kernel.OutcomeUnknownException;
import io.holdfast.orders.placement.BatchPlacement;
import io.holdfast.orders.placement.HoldSender;
import io.holdfast.orders.placement.Placement;
import io.holdfast.orders.sourcing.Sourcing;
import io.holdfast.testkit.FaultPlan;
import io.holdfast.testkit.Probe;
import io.holdfast.testkit.TestTransactions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.transaction.xa.XAException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Placement during faults. */
@Timeout(120)
class FaultsTest {
  private static final int LANE_ATTEMPTS = 8;

  private final OrdersFixture shop = OrdersFixture.open();

  @BeforeEach
  void no_faults() {
    FaultPlan.everywhere().clear();
  }

  @AfterEach
  void counters_match_the_ledger() {
    FaultPlan.everywhere().clear();
    TestTransactions.get().recover();
    TestTransactions.get().forget();
    assertThat(shop.disagreements()).isEmpty();
    shop.close();
  }

  @Test
  void an_order_over_three_warehouses_reserves_in_all_or_in_none() {
    shop.sell("tea", 1, 1, 1);
    for (int attempt = 1; attempt <= LANE_ATTEMPTS; attempt++) {
      shop.warehouse('c').faults().failAt(PREPARE, attempt, BEFORE, XAException.XA_RBROLLBACK);
    }

    PlaceOrder order = order(3, "tea");
    assertThatThrownBy(() -> shop.place("k", order).join())
        .hasCauseInstanceOf(ConflictException.class);
    assertThat(shop.reservations("HELD")).isZero();
    assertThat(shop.ordersPlaced()).isZero();
    assertThat(shop.available("tea")).isEqualTo(3);

    shop.warehouse('c').faults().clear();
    assertThat(shop.place("k", order).join()).isInstanceOf(PlacementResult.Placed.class);
    assertThat(shop.reservations("HELD")).isEqualTo(3);
    assertThat(shop.available("tea")).isZero();
  }

  @Test
  void one_refusal_to_prepare_is_not_seen_by_the_buyer() {
    shop.sell("tea", 1, 1, 1);
    shop.warehouse('b').faults().failAt(PREPARE, 1, BEFORE, XAException.XA_RBROLLBACK);

    assertThat(shop.place("k", order(3, "tea")).join()).isInstanceOf(PlacementResult.Placed.class);
    assertThat(shop.ordersPlaced()).isEqualTo(1);
  }

  @Test
  void an_unknown_outcome_that_was_a_success_is_found_by_the_key() {
    shop.sell("tea", 5);
    shop.warehouse('a').faults().clear();
    shop.warehouse('a').faults().failAt(COMMIT, 1, AFTER, XAException.XA_HEURMIX);

    assertThat(shop.place("k", order(2, "tea")).join()).isInstanceOf(PlacementResult.Placed.class);

    assertThat(TestTransactions.get().logged()).as("the outcome was unknown").isNotEmpty();
    assertThat(shop.ordersPlaced()).isEqualTo(1);
    assertThat(shop.available("tea")).isEqualTo(3);
  }

  @Test
  void an_outcome_that_stays_unknown_is_reported_as_unknown_and_settled_later_by_the_same_key() {
    shop.sell("tea", 5);
    shop.hub().faults().clear();
    shop.hub().faults().failAt(COMMIT, 1, BEFORE, XAException.XA_HEURMIX);
    PlaceOrder order = order(2, "tea");

    assertThatThrownBy(() -> shop.place("k", order).join())
        .hasCauseInstanceOf(OutcomeUnknownException.class);
    assertThat(shop.hub().preparedTransactions()).hasSize(1);

    shop.hub()
        .preparedTransactions()
        .forEach(gid -> shop.hub().execute("COMMIT PREPARED '" + gid + "'"));
    assertThat(shop.placed("k", order(2, "tea"))).isEqualTo(order.id());
    assertThat(shop.ordersPlaced()).isEqualTo(1);
    assertThat(shop.available("tea")).isEqualTo(3);
  }

  @Test
  void stock_that_changes_under_a_decision_makes_the_lane_decide_again() {
    shop.sell("tea", 100);
    AtomicInteger decisions = new AtomicInteger();
    Clock disturbing =
        at(
            () -> {
              if (decisions.incrementAndGet() <= LANE_ATTEMPTS - 1) {
                shop.warehouse('a').execute("UPDATE stock_item SET version = version + 1");
              }
            });
    try (Lane<Placement, PlacementResult> lane = lane(disturbing)) {
      List<CompletableFuture<PlacementResult>> answers =
          IntStream.range(0, 20)
              .mapToObj(
                  i -> lane.submit(new Placement(OrdersFixture.key("k" + i), order(1, "tea"))))
              .toList();

      assertThat(answers.stream().map(CompletableFuture::join))
          .allMatch(PlacementResult.Placed.class::isInstance);
    }
    assertThat(decisions.get()).isGreaterThan(LANE_ATTEMPTS - 1);
    assertThat(shop.available("tea")).isEqualTo(80);
  }

  /** A clock whose reading, between stock query and write, changes the stock. */
  private static Clock at(Runnable decision) {
    return new Clock() {
      @Override
      public ZoneId getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(ZoneId zone) {
        return this;
      }

      @Override
      public Instant instant() {
        decision.run();
        return Instant.now();
      }
    };
  }

  private Lane<Placement, PlacementResult> lane(Clock clock) {
    return new Lane<>(
        "disturbed",
        new LaneLimits(100, 50, LANE_ATTEMPTS),
        new BatchPlacement(
            shop.prices(),
            shop.stock(),
            shop.reservations(),
            new Sourcing(List.of("nearest-single")),
            TestTransactions.get().transactions(),
            shop.hubDatabase(),
            Duration.ofMinutes(15),
            clock,
            new HoldSender(ForkJoinPool.commonPool(), 1),
            shop.gate()),
        Thread::new,
        Runnable::run);
  }

  @Test
  void while_a_warehouse_is_away_the_others_sell_and_only_what_it_might_have_is_undecided() {
    shop.sell("tea", 2, 2);
    shop.takeAway('a');
    try {
      OrderView order = shop.orders().find(shop.placed("k1", order(2, "tea"))).orElseThrow();
      assertThat(order.lines().get(0).allocations())
          .containsExactly(new OrderView.Allocation("b", 2));

      assertThat(shop.place("k2", order(2, "tea")).join())
          .isInstanceOf(PlacementResult.Undecided.class);
      assertThat(shop.hub().texts("SELECT key FROM orders.idempotency_key")).containsExactly("k1");
    } finally {
      shop.bringBack('a');
    }
    Probe.until(
        Duration.ofSeconds(20),
        () -> shop.place("k2", order(2, "tea")).join() instanceof PlacementResult.Placed);
    assertThat(shop.available("tea")).isZero();
  }
}
