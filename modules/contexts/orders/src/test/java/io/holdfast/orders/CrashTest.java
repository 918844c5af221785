package io.holdfast.orders;

import static io.holdfast.orders.OrdersFixture.order;
import static io.holdfast.testkit.Moment.AFTER;
import static io.holdfast.testkit.Moment.BEFORE;
import static io.holdfast.testkit.XaCall.COMMIT;
import static io.holdfast.testkit.XaCall.PREPARE;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.testkit.FaultPlan;
import io.holdfast.testkit.ForkedJvm;
import io.holdfast.testkit.Moment;
import io.holdfast.testkit.TestDatabases;
import io.holdfast.testkit.TestTransactions;
import io.holdfast.testkit.XaCall;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A server is killed in the middle of a commit over the hub and three warehouses. */
@Timeout(180)
class CrashTest {
  /** Places one order that needs all three warehouses, in a JVM of its own. */
  static final class Buyer {
    public static void main(String[] names) {
      OrdersFixture shop =
          new OrdersFixture(
              TestDatabases.open(names[0]),
              TestDatabases.open(names[1]),
              TestDatabases.open(names[2]),
              TestDatabases.open(names[3]));
      shop.placed("k", order(3, "tea"));
      System.exit(0);
    }
  }

  static Stream<Arguments> deaths() {
    return Stream.of(
        Arguments.of(PREPARE, 3, BEFORE, 0),
        Arguments.of(PREPARE, 4, AFTER, 0),
        Arguments.of(COMMIT, 1, BEFORE, 1),
        Arguments.of(COMMIT, 2, AFTER, 1));
  }

  @ParameterizedTest
  @MethodSource("deaths")
  void killed_at_any_moment_the_order_is_whole_or_absent_and_its_key_gives_exactly_one(
      XaCall call, int nth, Moment moment, int ordersAfterRecovery) {
    try (OrdersFixture shop = OrdersFixture.open()) {
      shop.sell("tea", 1, 1, 1);

      ForkedJvm.Ended ended =
          ForkedJvm.of(Buyer.class)
              .databases(shop.databases())
              .faults(new FaultPlan().dieAt(call, nth, moment))
              .run(Duration.ofSeconds(120));
      assertThat(ended.diedAsPlanned()).as(ended.output()).isTrue();
      TestTransactions.get().recover();

      assertThat(shop.ordersPlaced()).isEqualTo(ordersAfterRecovery);
      assertThat(shop.reservations("HELD")).isEqualTo(3L * ordersAfterRecovery);
      assertThat(shop.disagreements()).isEmpty();

      assertThat(shop.place("k", order(3, "tea")).join())
          .isInstanceOf(PlacementResult.Placed.class);
      assertThat(shop.ordersPlaced()).isEqualTo(1);
      assertThat(shop.available("tea")).isZero();
      assertThat(shop.disagreements()).isEmpty();
    }
  }
}
