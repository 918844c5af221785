package io.holdfast.orders.settlement;

import static io.holdfast.orders.OrdersFixture.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.kernel.ConflictException;
import io.holdfast.kernel.OrderId;
import io.holdfast.kernel.OrderStatus;
import io.holdfast.kernel.StaleVersionException;
import io.holdfast.kernel.VersionCondition;
import io.holdfast.kernel.event.OrderEvent;
import io.holdfast.orders.IllegalOrderStateException;
import io.holdfast.orders.OrderView;
import io.holdfast.orders.OrdersFixture;
import io.holdfast.testkit.EntityManagers;
import io.holdfast.testkit.Moment;
import io.holdfast.testkit.Probe;
import io.holdfast.testkit.TestTransactions;
import io.holdfast.testkit.XaCall;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(120)
class CancellationTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String LOCK_WAITS =
      """
      SELECT count(*) FROM pg_stat_activity
      WHERE wait_event_type = 'Lock' AND datname = current_database()""";

  private final OrdersFixture shop = OrdersFixture.open();
  private OrderId id;

  @BeforeEach
  void an_order_over_two_warehouses() {
    shop.sell("tea", 1, 2);
    id = shop.placed("k", order(3, "tea"));
  }

  @AfterEach
  void counters_match_the_ledger() {
    assertThat(shop.disagreements()).isEmpty();
    shop.close();
  }

  @Test
  void a_cancellation_ends_order_and_reservations_and_publishes_once() {
    shop.orders().cancel(id, "ordered twice", VersionCondition.exactly(0));

    assertThat(shop.orders().find(id).orElseThrow().status()).isEqualTo(OrderStatus.CANCELLED);
    assertThat(shop.orders().find(id).orElseThrow().version()).isEqualTo(1);
    assertThat(shop.available("tea")).isEqualTo(3);
    assertThat(
            shop.hub()
                .texts(
                    """
                    SELECT end_reason || (ended_at BETWEEN now() - interval '1 minute' AND now())
                    FROM orders.orders"""))
        .containsExactly("ordered twicetrue");
    assertThat(
            shop.hub()
                .texts(
                    "SELECT type FROM messaging.outbox WHERE stream = 'holdfast.orders' ORDER BY id"))
        .containsExactly(OrderEvent.PLACED.type(), OrderEvent.CANCELLED.type());
  }

  @Test
  void an_entity_that_was_read_before_a_batch_settled_the_order_is_not_written() {
    try (EntityManagerFactory orders = EntityManagers.open("orders", shop.hub().xa());
        EntityManager entities = orders.createEntityManager()) {
      OrderState read = entities.find(OrderState.class, id.value());
      settle(Settlement.paid(id, UUID.randomUUID()));
      read.cancel("ordered twice", Instant.now(), true);

      assertThatThrownBy(
              () ->
                  TestTransactions.get()
                      .transactions()
                      .run(
                          () -> {
                            entities.joinTransaction();
                            entities.flush();
                            return null;
                          }))
          .isInstanceOf(ConflictException.class);
    }
    assertThat(shop.orders().find(id).orElseThrow().status()).isEqualTo(OrderStatus.CONFIRMED);
  }

  @Test
  void a_cancellation_of_any_version_that_loses_to_a_batch_is_decided_again() throws SQLException {
    CompletableFuture<Void> cancellation = cancelWhileABatchMovesTheOrder(VersionCondition.ANY);

    cancellation.join();
    assertThat(shop.orders().find(id).orElseThrow().status()).isEqualTo(OrderStatus.CANCELLED);
    assertThat(shop.available("tea")).isEqualTo(3);
  }

  @Test
  void a_cancellation_that_loses_to_a_batch_is_stale_if_a_version_was_expected()
      throws SQLException {
    CompletableFuture<Void> cancellation =
        cancelWhileABatchMovesTheOrder(VersionCondition.exactly(0));

    assertThatThrownBy(cancellation::join)
        .isInstanceOf(CompletionException.class)
        .hasCauseInstanceOf(StaleVersionException.class);
    assertThat(shop.orders().find(id).orElseThrow().status()).isEqualTo(OrderStatus.PLACED);
    assertThat(shop.available("tea")).isZero();
  }

  @Test
  void a_batch_that_was_decided_before_a_cancellation_is_not_written() {
    shop.orders().cancel(id, "ordered twice", VersionCondition.ANY);

    assertThat(settle(Settlement.paid(id, UUID.randomUUID())))
        .isEqualTo(new SettlementResult.TooLate(OrderStatus.CANCELLED));
    assertThat(shop.available("tea")).isEqualTo(3);
  }

  @Test
  void a_confirmed_order_of_which_nothing_has_shipped_is_cancelled_and_its_units_are_released() {
    settle(Settlement.paid(id, UUID.randomUUID()));

    OrderView cancelled = shop.orders().cancel(id, "ordered twice", VersionCondition.exactly(1));

    assertThat(cancelled.status()).isEqualTo(OrderStatus.CANCELLED);
    assertThat(cancelled.confirmedAt()).isNotNull();
    assertThat(shop.reservations("RELEASED")).isEqualTo(2);
    assertThat(shop.available("tea")).isEqualTo(3);
    assertThat(shop.events("order", "type || aggregate_version"))
        .containsExactly(
            OrderEvent.PLACED.type() + 0,
            OrderEvent.CONFIRMED.type() + 1,
            OrderEvent.CANCELLED.type() + 2);
    assertThat(shop.events("order", "data::jsonb ->> 'reason'"))
        .containsExactly(null, null, "ordered twice");
  }

  @ParameterizedTest
  @EnumSource(
      value = OrderStatus.class,
      names = {"PENDING", "PLACED", "CONFIRMED", "PARTLY_SHIPPED", "CANCELLED"},
      mode = EnumSource.Mode.EXCLUDE)
  void in_any_other_state_nothing_is_cancelled(OrderStatus status) {
    shop.hub().execute("UPDATE orders.orders SET status = '" + status + "'");

    assertThatThrownBy(() -> shop.orders().cancel(id, "ordered twice", VersionCondition.ANY))
        .isInstanceOf(IllegalOrderStateException.class);

    assertThat(shop.available("tea")).isZero();
    shop.hub().execute("UPDATE orders.orders SET status = 'PLACED'");
  }

  @Test
  void many_cancellations_at_once_are_one_with_one_answer() {
    List<CompletableFuture<OrderView>> answers = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      String reason = "reason " + i;
      answers.add(
          CompletableFuture.supplyAsync(
              () -> shop.orders().cancel(id, reason, VersionCondition.exactly(0))));
    }

    assertThat(answers.stream().map(CompletableFuture::join).distinct()).hasSize(1);
    assertThat(shop.available("tea")).isEqualTo(3);
    assertThat(shop.events("order", "type"))
        .containsExactly(OrderEvent.PLACED.type(), OrderEvent.CANCELLED.type());
  }

  @Test
  void of_cancellations_and_confirmations_at_once_each_order_has_one_that_wins() {
    shop.sell("ale", 0, 40);
    List<OrderId> orders = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      orders.add(shop.placed("race-" + i, order(2, "ale")));
    }
    List<CompletableFuture<Boolean>> cancelled =
        orders.stream()
            .map(one -> CompletableFuture.supplyAsync(() -> cancelAsItWasPlaced(one)))
            .toList();
    List<CompletableFuture<SettlementResult>> paid =
        orders.stream().map(one -> CompletableFuture.supplyAsync(() -> confirm(one))).toList();

    int won = 0;
    for (int i = 0; i < orders.size(); i++) {
      boolean isCancelled = cancelled.get(i).join();
      won += isCancelled ? 1 : 0;
      assertThat(paid.get(i).join())
          .isEqualTo(
              isCancelled
                  ? new SettlementResult.TooLate(OrderStatus.CANCELLED)
                  : new SettlementResult.Settled());
    }
    assertThat(shop.available("ale")).isEqualTo(2L * won);
  }

  /**
   * Whether a cancellation that expects the placed version succeeded. All orders need the row of
   * one SKU, so locked attempts are repeated.
   */
  private boolean cancelAsItWasPlaced(OrderId order) {
    return untilDecided(
        () -> {
          try {
            shop.orders().cancel(order, "ordered twice", VersionCondition.exactly(0));
            return true;
          } catch (StaleVersionException e) {
            return false;
          }
        });
  }

  /** Repeats a postponed settlement, as a redelivery by the broker does. */
  private SettlementResult confirm(OrderId order) {
    Settlement paid = Settlement.paid(order, UUID.randomUUID());
    return untilDecided(
        () -> {
          SettlementResult result = settle(paid);
          return result instanceof SettlementResult.Postponed ? null : result;
        });
  }

  private static <T> T untilDecided(Supplier<T> attempt) {
    AtomicReference<T> answer = new AtomicReference<>();
    Probe.eventually(
        PATIENCE,
        () -> {
          answer.set(attempt.get());
          assertThat(answer.get()).isNotNull();
        });
    return answer.get();
  }

  @Test
  void a_cancellation_of_any_version_ends_the_order_also_when_it_is_confirmed_meanwhile() {
    CompletableFuture<SettlementResult> paid =
        shop.orders().settle(Settlement.paid(id, UUID.randomUUID())).toCompletableFuture();

    OrderView cancelled = shop.orders().cancel(id, "ordered twice", VersionCondition.ANY);

    assertThat(cancelled.status()).isEqualTo(OrderStatus.CANCELLED);
    assertThat(paid.join())
        .isIn(new SettlementResult.Settled(), new SettlementResult.TooLate(OrderStatus.CANCELLED));
    assertThat(shop.available("tea")).isEqualTo(3);
  }

  @Test
  void a_cancellation_at_the_version_before_the_payment_is_stale() {
    shop.hub()
        .execute(
            """
            INSERT INTO payments.payment (order_id, status, amount_cents, currency, authorisation_id, event_id)
            VALUES ('%s', 'AUTHORISED', 300, 'USD', 'auth_1', uuidv7())"""
                .formatted(id));

    assertThatThrownBy(() -> shop.orders().cancel(id, "ordered twice", VersionCondition.exactly(0)))
        .isInstanceOf(StaleVersionException.class);
    int seen = shop.orders().find(id).orElseThrow().version();
    assertThat(shop.orders().cancel(id, "ordered twice", VersionCondition.exactly(seen)).status())
        .isEqualTo(OrderStatus.CANCELLED);
  }

  @Test
  void the_hub_joins_last() {
    List<String> prepared = new CopyOnWriteArrayList<>();
    for (char code : new char[] {'a', 'b'}) {
      shop.warehouse(code).faults().clear();
      shop.warehouse(code)
          .faults()
          .runAt(XaCall.PREPARE, 1, Moment.BEFORE, () -> prepared.add("warehouse"));
    }
    shop.hub().faults().clear();
    shop.hub().faults().runAt(XaCall.PREPARE, 1, Moment.BEFORE, () -> prepared.add("hub"));

    shop.orders().cancel(id, "ordered twice", VersionCondition.ANY);

    assertThat(prepared).containsExactly("warehouse", "warehouse", "hub");
  }

  /** The cancellation starts after a batch has written the order and waits until it commits. */
  private CompletableFuture<Void> cancelWhileABatchMovesTheOrder(VersionCondition expected)
      throws SQLException {
    try (Connection batch = shop.hub().plain().getConnection();
        Statement statement = batch.createStatement()) {
      batch.setAutoCommit(false);
      statement.execute("UPDATE orders.orders SET version = version + 1");
      CompletableFuture<Void> cancellation =
          CompletableFuture.runAsync(() -> shop.orders().cancel(id, "ordered twice", expected));
      Probe.until(PATIENCE, () -> shop.hub().count(LOCK_WAITS) > 0);
      batch.commit();
      return cancellation;
    }
  }

  private SettlementResult settle(Settlement settlement) {
    return shop.orders().settle(settlement).toCompletableFuture().join();
  }
}
