package io.holdfast.orders;

import static io.holdfast.orders.OrdersFixture.order;
import static io.holdfast.testkit.Moment.AFTER;
import static io.holdfast.testkit.Moment.BEFORE;
import static io.holdfast.testkit.XaCall.COMMIT;
import static io.holdfast.testkit.XaCall.PREPARE;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.kernel.ConflictException;
import io.holdfast.kernel.OutcomeUnknownException;
import io.holdfast.kernel.UnavailableException;
import io.holdfast.testkit.FaultPlan;
import io.holdfast.testkit.Probe;
import io.holdfast.testkit.TestDatabase;
import io.holdfast.testkit.TestDatabases;
import io.holdfast.testkit.TestTransactions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * PostgreSQL is killed in the middle of a commit over the hub and three warehouses; the server
 * lives and recovers, as it does every few seconds. The branches commit in the order a, b, c, hub.
 */
@Timeout(300)
class DatabaseCrashTest {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final String WAIT_AT_PREPARE =
      """
      CREATE FUNCTION wait_here() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM pg_advisory_lock_shared(1);
        RETURN NULL;
      END $$\
      """;
  private static final String DEFERRED =
      """
      CREATE CONSTRAINT TRIGGER wait_at_prepare AFTER INSERT ON reservation
      DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION wait_here()\
      """;
  private static final String PREPARING =
      """
      SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()
      AND query LIKE 'PREPARE TRANSACTION%' AND wait_event_type = 'Lock'\
      """;

  private final OrdersFixture shop = OrdersFixture.open();

  @BeforeEach
  void one_unit_in_each_warehouse() {
    shop.sell("tea", 1, 1, 1);
    TestDatabases.checkpoint();
    FaultPlan.everywhere().clear();
  }

  @AfterEach
  void close() {
    FaultPlan.everywhere().clear();
    TestTransactions.get().forget();
    shop.close();
  }

  @Test
  void killed_while_a_branch_prepares_the_order_is_whole_or_absent_and_its_key_gives_one()
      throws SQLException {
    TestDatabase c = shop.warehouse('c');
    c.execute(WAIT_AT_PREPARE, DEFERRED);
    try (Connection gate = c.plain().getConnection();
        Statement statement = gate.createStatement()) {
      statement.execute("SELECT pg_advisory_lock(1)");
      CompletableFuture<PlacementResult> answer = shop.place("k", order(3, "tea"));
      Probe.until(PATIENCE, () -> c.count(PREPARING) == 1);

      TestDatabases.crash();

      theKeyGivesOneWholeOrder(answer);
    }
  }

  @Test
  void killed_after_one_branch_has_prepared_the_key_gives_one_whole_order() {
    FaultPlan.everywhere().runAt(PREPARE, 1, AFTER, TestDatabases::crash);

    theKeyGivesOneWholeOrder(shop.place("k", order(3, "tea")));
  }

  @Test
  void killed_after_all_have_prepared_the_accepted_order_is_whole_after_recovery() {
    FaultPlan.everywhere().runAt(COMMIT, 1, BEFORE, TestDatabases::crash);

    assertThat(shop.place("k", order(3, "tea")).join()).isInstanceOf(PlacementResult.Placed.class);
    assertThat(inDoubt()).isEqualTo(4);

    theKeyGivesOneWholeOrder(CompletableFuture.completedFuture(null));
  }

  @Test
  void killed_between_two_commits_the_accepted_order_is_whole_after_recovery() {
    FaultPlan.everywhere().runAt(COMMIT, 2, BEFORE, TestDatabases::crash);

    assertThat(shop.place("k", order(3, "tea")).join()).isInstanceOf(PlacementResult.Placed.class);
    assertThat(inDoubt()).isEqualTo(3);

    theKeyGivesOneWholeOrder(CompletableFuture.completedFuture(null));
  }

  private void theKeyGivesOneWholeOrder(CompletableFuture<?> firstAnswer) {
    CompletableFuture<Throwable> failure = firstAnswer.handle((result, thrown) -> thrown);
    Probe.until(
        PATIENCE,
        () -> {
          TestTransactions.get().recover();
          return failure.isDone() && inDoubt() == 0;
        });
    if (failure.join() != null) {
      assertThat(failure.join())
          .isInstanceOfAny(
              ConflictException.class, UnavailableException.class, OutcomeUnknownException.class);
    }

    Probe.until(
        PATIENCE, () -> shop.place("k", order(3, "tea")).join() instanceof PlacementResult.Placed);
    assertThat(shop.ordersPlaced()).isEqualTo(1);
    assertThat(shop.reservations("HELD")).isEqualTo(3);
    assertThat(shop.available("tea")).isZero();
    assertThat(shop.disagreements()).isEmpty();
  }

  private long inDoubt() {
    return Stream.of(shop.databases())
        .mapToLong(database -> database.preparedTransactions().size())
        .sum();
  }
}
