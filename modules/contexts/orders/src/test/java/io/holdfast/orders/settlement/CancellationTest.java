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
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

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
  void the_books_agree() {
    assertThat(shop.disagreements()).isEmpty();
    shop.close();
  }

  @Test
  void a_cancellation_ends_order_and_reservations_and_tells_once() {
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
      read.cancel("ordered twice", Instant.now());

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

  /** A batch has written the order when the cancellation comes, and commits while it waits. */
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
