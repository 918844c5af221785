package io.holdfast.orders;

import static io.holdfast.orders.OrdersFixture.key;
import static io.holdfast.orders.OrdersFixture.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.batching.Lane;
import io.holdfast.kernel.ConflictException;
import io.holdfast.orders.placement.Placement;
import io.holdfast.testkit.Probe;
import io.holdfast.testkit.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Placement while a limited resource is exhausted. */
@Timeout(120)
class ExhaustionTest {
  private static final int ALL_THAT_CAN_BE_PREPARED = 200;
  private static final Duration IMPATIENT = Duration.ofMillis(200);

  private final OrdersFixture shop = OrdersFixture.open();

  @BeforeEach
  void goods() {
    shop.sell("tea", 2, 2);
    shop.sell("coffee", 2);
  }

  @AfterEach
  void counters_match_the_ledger() {
    assertThat(shop.disagreements()).isEmpty();
    shop.close();
  }

  @Test
  void when_no_transaction_can_be_prepared_any_more_nothing_is_sold_until_one_can() {
    TestDatabase exhausted = shop.warehouse('c');
    for (int i = 0; i < ALL_THAT_CAN_BE_PREPARED; i++) {
      exhausted.execute(
          "BEGIN", "SELECT pg_current_xact_id()", "PREPARE TRANSACTION 'filler-" + i + "'");
    }
    PlaceOrder order = order(2, "tea");

    assertThatThrownBy(() -> shop.place("k", order).join())
        .hasCauseInstanceOf(ConflictException.class);
    assertThat(shop.ordersPlaced()).isZero();
    assertThat(shop.available("tea")).isEqualTo(4);

    exhausted
        .preparedTransactions()
        .forEach(gid -> exhausted.execute("ROLLBACK PREPARED '" + gid + "'"));
    assertThat(shop.placed("k", order)).isEqualTo(order.id());
  }

  @Test
  void a_row_kept_locked_past_the_timeout_fails_its_own_buyers_alone() throws SQLException {
    shop.sell("jam", 4);
    PlaceOrder order = order(2, "jam");
    try (Lane<Placement, PlacementResult> lane = TestLanes.placement(shop, 1, Clock.systemUTC());
        Connection somebody = shop.warehouse('a').plain().getConnection();
        Statement statement = somebody.createStatement()) {
      somebody.setAutoCommit(false);
      statement.execute("SELECT 1 FROM stock_item WHERE sku = 'jam' FOR UPDATE");

      CompletableFuture<PlacementResult> jam = lane.submit(new Placement(key("k1"), order));
      CompletableFuture<PlacementResult> coffee =
          lane.submit(new Placement(key("k2"), order(2, "coffee")));

      assertThat(coffee.join()).isInstanceOf(PlacementResult.Placed.class);
      // Alone in its batch it fails; with another order it is excluded once the lock is known.
      assertThat(jam.handle(ExhaustionTest::isToBeTriedAgain).join()).isTrue();
      somebody.rollback();
    }
    assertThat(shop.ordersPlaced()).isEqualTo(1);
    Probe.until(
        Duration.ofSeconds(20),
        () -> shop.place("k1", order).join() instanceof PlacementResult.Placed);
  }

  private static boolean isToBeTriedAgain(PlacementResult result, Throwable failure) {
    return result instanceof PlacementResult.Undecided || failure instanceof ConflictException;
  }

  @Test
  void a_warehouse_whose_pool_is_exhausted_counts_as_away_and_the_others_sell()
      throws SQLException {
    TestDatabase busy = shop.warehouse('a');
    busy.patience(IMPATIENT);
    List<Connection> taken = takeAll(busy);
    try {
      OrderView order = shop.orders().find(shop.placed("k1", order(2, "tea"))).orElseThrow();
      assertThat(order.lines().get(0).allocations())
          .containsExactly(new OrderView.Allocation("b", 2));
    } finally {
      for (Connection connection : taken) {
        connection.close();
      }
    }
    Probe.until(
        Duration.ofSeconds(20),
        () -> shop.place("k2", order(2, "tea")).join() instanceof PlacementResult.Placed);
    assertThat(shop.available("tea")).isZero();
  }

  private static List<Connection> takeAll(TestDatabase database) {
    List<Connection> taken = new ArrayList<>();
    try {
      while (true) {
        taken.add(database.xa().getConnection());
      }
    } catch (SQLException exhausted) {
      return taken;
    }
  }
}
