package io.holdfast.orders.settlement;

import static io.holdfast.orders.OrdersFixture.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.batching.Lane;
import io.holdfast.batching.LaneLimits;
import io.holdfast.kernel.OrderId;
import io.holdfast.kernel.OrderStatus;
import io.holdfast.kernel.Sku;
import io.holdfast.kernel.StaleVersionException;
import io.holdfast.kernel.TimeOrderedUuid;
import io.holdfast.kernel.UnavailableException;
import io.holdfast.kernel.VersionCondition;
import io.holdfast.orders.IllegalOrderStateException;
import io.holdfast.orders.OrderView;
import io.holdfast.orders.OrdersFixture;
import io.holdfast.orders.UnknownOrderException;
import io.holdfast.testkit.Moment;
import io.holdfast.testkit.Probe;
import io.holdfast.testkit.TestTransactions;
import io.holdfast.testkit.XaCall;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class SettlementTest {
  private static final String WAITING_FOR_A_LOCK =
      "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'";
  private final OrdersFixture shop = OrdersFixture.open();
  private final UUID event = TimeOrderedUuid.next();
  private OrderId id;

  @BeforeEach
  void an_order_over_all_three_warehouses() {
    shop.sell("tea", 2, 2, 2);
    id = shop.placed("k", order(5, "tea"));
  }

  @AfterEach
  void counters_match_the_ledger() {
    assertThat(shop.disagreements()).isEmpty();
    shop.close();
  }

  private SettlementResult settle(Settlement settlement) {
    return shop.orders().settle(settlement).toCompletableFuture().join();
  }

  private OrderView view() {
    return shop.orders().find(id).orElseThrow();
  }

  private List<String> events() {
    return shop.hub()
        .texts("SELECT type FROM messaging.outbox WHERE aggregate_id = '" + id + "' ORDER BY id");
  }

  @Test
  void a_paid_order_is_confirmed_and_its_reservations_are_committed() {
    assertThat(settle(Settlement.paid(id, event))).isEqualTo(new SettlementResult.Settled());

    assertThat(view().status()).isEqualTo(OrderStatus.CONFIRMED);
    assertThat(view().confirmedAt()).isNotNull();
    assertThat(view().version()).isEqualTo(1);
    assertThat(shop.reservations("COMMITTED")).isEqualTo(3);
    assertThat(shop.available("tea")).isEqualTo(1);
    assertThat(events())
        .containsExactly("io.holdfast.order.placed.v1", "io.holdfast.order.confirmed.v1");
    assertThat(shop.hub().texts("SELECT consumer || event_id FROM messaging.inbox"))
        .containsExactly("orders" + event);
    for (char code : new char[] {'a', 'b', 'c'}) {
      assertThat(shop.warehouse(code).texts("SELECT consumer || event_id FROM messaging.inbox"))
          .containsExactly("orders" + event);
    }
  }

  @Test
  void each_event_of_an_order_has_the_next_version_and_carries_the_contents_of_the_order() {
    settle(Settlement.declined(id, event, "no money"));

    assertThat(shop.events("order", "aggregate_version")).containsExactly("0", "1");
    assertThat(shop.events("order", "data::jsonb -> 'lines'"))
        .hasSize(2)
        .containsOnly(
            """
            [{"sku": "tea", "quantity": 5, "allocations": [{"quantity": 2, "warehouse": "a"}, \
            {"quantity": 2, "warehouse": "b"}, {"quantity": 1, "warehouse": "c"}], \
            "unitPriceMinorUnits": 100}]""");
    assertThat(shop.events("order", "data::jsonb ->> 'totalMinorUnits'"))
        .containsExactly("500", "500");
    assertThat(shop.events("order", "data::jsonb ->> 'reason'")).containsExactly(null, "no money");
  }

  @Test
  void the_same_event_again_changes_nothing() {
    settle(Settlement.paid(id, event));
    OrderView before = view();

    assertThat(settle(Settlement.paid(id, event)))
        .isEqualTo(new SettlementResult.TooLate(OrderStatus.CONFIRMED));

    assertThat(view()).isEqualTo(before);
    assertThat(events())
        .containsExactly("io.holdfast.order.placed.v1", "io.holdfast.order.confirmed.v1");
    assertThat(shop.hub().count("SELECT count(*) FROM messaging.inbox")).isEqualTo(1);
  }

  @Test
  void the_same_event_many_times_at_once_is_applied_once() {
    List<CompletableFuture<SettlementResult>> answers = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      answers.add(shop.orders().settle(Settlement.paid(id, event)).toCompletableFuture());
    }

    assertThat(answers.stream().map(CompletableFuture::join))
        .filteredOn(SettlementResult.Settled.class::isInstance)
        .hasSize(1);
    assertThat(events())
        .containsExactly("io.holdfast.order.placed.v1", "io.holdfast.order.confirmed.v1");
  }

  @Test
  void a_declined_order_is_cancelled_with_its_reason_and_its_units_are_free_again() {
    settle(Settlement.declined(id, event, "no money"));

    assertThat(view().status()).isEqualTo(OrderStatus.CANCELLED);
    assertThat(view().endReason()).isEqualTo("no money");
    assertThat(shop.available("tea")).isEqualTo(6);
    assertThat(shop.reservations("RELEASED")).isEqualTo(3);
    assertThat(events())
        .containsExactly("io.holdfast.order.placed.v1", "io.holdfast.order.cancelled.v1");
  }

  @Test
  void a_withdrawn_order_is_cancelled_once() {
    assertThat(shop.orders().cancel(id, "ordered twice", VersionCondition.exactly(0)).status())
        .isEqualTo(OrderStatus.CANCELLED);

    assertThat(shop.available("tea")).isEqualTo(6);
    assertThat(shop.orders().cancel(id, "another reason", VersionCondition.exactly(0)))
        .isEqualTo(view());
    assertThat(view().endReason()).isEqualTo("ordered twice");
    assertThat(events())
        .containsExactly("io.holdfast.order.placed.v1", "io.holdfast.order.cancelled.v1");
  }

  @Test
  void an_order_that_ended_otherwise_is_not_withdrawn() {
    settle(Settlement.declined(id, event, "no money"));

    assertThatThrownBy(() -> shop.orders().cancel(id, "ordered twice", VersionCondition.ANY))
        .isInstanceOf(IllegalOrderStateException.class);
    assertThat(view().endReason()).isEqualTo("no money");
  }

  @Test
  void a_withdrawal_of_another_version_or_of_no_order_is_refused() {
    assertThatThrownBy(() -> shop.orders().cancel(id, "ordered twice", VersionCondition.exactly(7)))
        .isInstanceOf(StaleVersionException.class);
    assertThatThrownBy(
            () ->
                shop.orders()
                    .cancel(
                        new OrderId(TimeOrderedUuid.next()), "ordered twice", VersionCondition.ANY))
        .isInstanceOf(UnknownOrderException.class);
    assertThat(view().status()).isEqualTo(OrderStatus.PLACED);
  }

  @Test
  void of_payment_and_withdrawal_at_once_exactly_one_wins() {
    CompletableFuture<Boolean> withdrawn =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                shop.orders().cancel(id, "ordered twice", VersionCondition.exactly(0));
                return true;
              } catch (StaleVersionException e) {
                return false;
              }
            });
    CompletableFuture<SettlementResult> paid =
        CompletableFuture.supplyAsync(() -> settle(Settlement.paid(id, event)));

    boolean isPaid = paid.join() instanceof SettlementResult.Settled;
    assertThat(withdrawn.join()).isNotEqualTo(isPaid);
    assertThat(view().status()).isEqualTo(isPaid ? OrderStatus.CONFIRMED : OrderStatus.CANCELLED);
    assertThat(shop.available("tea")).isEqualTo(isPaid ? 1 : 6);
  }

  @Test
  void an_order_expires_by_the_clock_of_the_database_and_not_before() {
    try (Lane<Settlement, SettlementResult> lane =
        new Lane<>(
            "settlement",
            new LaneLimits(10, 10, 3),
            new BatchSettlement(
                shop.hubDatabase(), shop.reservations(), TestTransactions.get().transactions()),
            Thread::new,
            Runnable::run)) {
      Housekeeping housekeeping =
          new Housekeeping(shop.hubDatabase(), lane::submit, 10, OffsetDateTime.now().minusDays(1));
      assertThat(housekeeping.expireOrders()).isZero();
      shop.paymentIsOverdue();

      assertThat(housekeeping.expireOrders()).isEqualTo(1);
      assertThat(housekeeping.expireOrders()).isZero();
    }
    assertThat(view().status()).isEqualTo(OrderStatus.EXPIRED);
    assertThat(shop.reservations("EXPIRED")).isEqualTo(3);
    assertThat(shop.available("tea")).isEqualTo(6);
    assertThat(events())
        .containsExactly("io.holdfast.order.placed.v1", "io.holdfast.order.expired.v1");
  }

  @Test
  void an_order_whose_payment_is_decided_does_not_expire() {
    shop.paymentIsOverdue();
    shop.hub().execute("DELETE FROM payments.payment_token");

    assertThat(settle(Settlement.expired(id))).isEqualTo(new SettlementResult.NotDue());

    assertThat(view().status()).isEqualTo(OrderStatus.PLACED);
    assertThat(shop.reservations("HELD")).isEqualTo(3);
  }

  @Test
  void an_order_does_not_expire_while_its_payment_is_being_recorded() throws SQLException {
    shop.paymentIsOverdue();
    try (Connection payments = shop.hub().plain().getConnection()) {
      payments.setAutoCommit(false);
      payments.createStatement().execute("DELETE FROM payments.payment_token");
      CompletableFuture<SettlementResult> expired =
          CompletableFuture.supplyAsync(() -> settle(Settlement.expired(id)));
      Probe.until(Duration.ofSeconds(20), () -> shop.hub().count(WAITING_FOR_A_LOCK) > 0);
      payments.commit();

      assertThat(expired.join()).isEqualTo(new SettlementResult.NotDue());
    }
    assertThat(view().status()).isEqualTo(OrderStatus.PLACED);
  }

  @Test
  void an_order_that_ends_unpaid_marks_its_token_so_that_no_payment_is_requested() {
    shop.orders().cancel(id, "ordered twice", VersionCondition.ANY);

    assertThat(shop.hub().texts("SELECT ended FROM payments.payment_token")).containsExactly("t");
  }

  @Test
  void keys_are_forgotten_after_their_day_and_not_before() {
    Housekeeping housekeeping = new Housekeeping(shop.hubDatabase(), null);
    assertThat(housekeeping.forgetKeys()).isZero();
    shop.hub()
        .execute("UPDATE orders.idempotency_key SET expires_at = now() - interval '1 second'");

    assertThat(housekeeping.forgetKeys()).isEqualTo(1);
  }

  @Test
  void an_order_with_a_warehouse_that_is_away_is_postponed_whole() {
    shop.takeAway('b');
    try {
      shop.stock().levels(List.of(new Sku("tea")));

      assertThat(settle(Settlement.paid(id, event))).isEqualTo(new SettlementResult.Postponed());
      assertThatThrownBy(() -> shop.orders().cancel(id, "ordered twice", VersionCondition.ANY))
          .isInstanceOf(UnavailableException.class);
    } finally {
      shop.bringBack('b');
    }
    assertThat(view().status()).isEqualTo(OrderStatus.PLACED);
    assertThat(shop.reservations("HELD")).isEqualTo(3);
    assertThat(shop.hub().count("SELECT count(*) FROM messaging.inbox")).isZero();
  }

  @Test
  void the_hub_joins_the_transaction_last() {
    List<String> prepared = new CopyOnWriteArrayList<>();
    for (char code : new char[] {'a', 'b', 'c'}) {
      shop.warehouse(code).faults().clear();
      shop.warehouse(code)
          .faults()
          .runAt(XaCall.PREPARE, 1, Moment.BEFORE, () -> prepared.add("warehouse"));
    }
    shop.hub().faults().clear();
    shop.hub().faults().runAt(XaCall.PREPARE, 1, Moment.BEFORE, () -> prepared.add("hub"));

    assertThat(settle(Settlement.paid(id, event))).isEqualTo(new SettlementResult.Settled());

    assertThat(prepared).containsExactly("warehouse", "warehouse", "warehouse", "hub");
  }

  @Test
  void an_order_that_does_not_exist_is_unknown() {
    assertThat(settle(Settlement.paid(new OrderId(TimeOrderedUuid.next()), event)))
        .isEqualTo(new SettlementResult.Unknown());
    assertThat(shop.hub().count("SELECT count(*) FROM messaging.inbox")).isZero();
  }
}
