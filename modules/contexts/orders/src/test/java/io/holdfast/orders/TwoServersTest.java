package io.holdfast.orders;

import static io.holdfast.orders.OrdersFixture.key;
import static io.holdfast.orders.OrdersFixture.order;
import static io.holdfast.testkit.Moment.BEFORE;
import static io.holdfast.testkit.XaCall.COMMIT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.batching.Lane;
import io.holdfast.kernel.ConflictException;
import io.holdfast.orders.placement.Placement;
import io.holdfast.testkit.FaultPlan;
import io.holdfast.testkit.ForkedJvm;
import io.holdfast.testkit.TestDatabase;
import io.holdfast.testkit.TestTransactions;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two servers, each with its own lanes and its own memory of the stock, on the same databases. */
@Timeout(180)
class TwoServersTest {
  private final OrdersFixture shop = OrdersFixture.open();
  private OrdersFixture other;

  @BeforeEach
  void a_second_server() {
    TestDatabase[] same = shop.databases();
    other = new OrdersFixture(same[0], same[1], same[2], same[3]);
  }

  @AfterEach
  void counters_match_the_ledger() {
    assertThat(shop.disagreements()).isEmpty();
    other.orders().stop();
    shop.close();
  }

  @Test
  void every_unit_is_sold_once_whichever_server_is_asked() {
    shop.sell("tea", 20, 20, 20);
    List<CompletableFuture<PlacementResult>> answers = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      answers.add((i % 2 == 0 ? shop : other).place("k" + i, order(1, "tea")));
    }
    answers.forEach(answer -> answer.handle((result, failure) -> result).join());
    for (int i = 0; i < 100; i++) {
      assertThat((i % 2 == 0 ? other : shop).place("k" + i, order(1, "tea")).join())
          .isInstanceOfAny(PlacementResult.Placed.class, PlacementResult.Rejected.class);
    }

    assertThat(shop.ordersPlaced()).isEqualTo(60);
    assertThat(shop.available("tea")).isZero();
  }

  @Test
  void a_ticket_of_a_sale_buys_once_whichever_server_is_asked() {
    shop.sell("tea", 100);
    SaleFixture sale = new SaleFixture(shop).opened("tea");
    SaleFixture there = new SaleFixture(other);
    List<CompletableFuture<PlacementResult>> answers = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      String ticket = sale.admitted("c" + i);
      other.sales().refresh();
      answers.add(sale.buy("here" + i, "c" + i, ticket, "tea"));
      answers.add(there.buy("there" + i, "c" + i, ticket, "tea"));
    }

    assertThat(answers.stream().map(CompletableFuture::join))
        .filteredOn(PlacementResult.Placed.class::isInstance)
        .hasSize(10);
    assertThat(shop.ordersPlaced()).isEqualTo(10);
  }

  @Test
  void the_same_key_at_both_at_once_is_one_order_with_one_answer() {
    shop.sell("tea", 50);
    for (int i = 0; i < 10; i++) {
      CompletableFuture<PlacementResult> here = shop.place("k" + i, order(1, "tea"));
      CompletableFuture<PlacementResult> there = other.place("k" + i, order(1, "tea"));

      assertThat(here.join()).isInstanceOf(PlacementResult.Placed.class);
      assertThat(there.join()).isEqualTo(here.join());
    }
    assertThat(shop.ordersPlaced()).isEqualTo(10);
    assertThat(shop.available("tea")).isEqualTo(40);
  }

  @Test
  void when_one_dies_between_two_commits_the_other_sells_on_and_the_key_waits_for_recovery() {
    shop.sell("tea", 1, 1, 1);
    shop.sell("coffee", 5);
    ForkedJvm.Ended ended =
        ForkedJvm.of(CrashTest.Buyer.class)
            .databases(shop.databases())
            .faults(new FaultPlan().dieAt(COMMIT, 2, BEFORE))
            .run(Duration.ofSeconds(120));
    assertThat(ended.diedAsPlanned()).as(ended.output()).isTrue();

    assertThat(other.place("k2", order(2, "coffee")).join())
        .isInstanceOf(PlacementResult.Placed.class);
    try (Lane<Placement, PlacementResult> impatient =
        TestLanes.placement(shop, 1, Clock.systemUTC())) {
      assertThatThrownBy(() -> impatient.submit(new Placement(key("k"), order(1, "coffee"))).join())
          .as("a key that is in doubt at the dead server")
          .hasCauseInstanceOf(ConflictException.class);
    }

    TestTransactions.get().recover();
    assertThat(other.place("k", order(3, "tea")).join()).isInstanceOf(PlacementResult.Placed.class);
    assertThat(shop.ordersPlaced()).isEqualTo(2);
    assertThat(shop.available("tea")).isZero();
  }
}
