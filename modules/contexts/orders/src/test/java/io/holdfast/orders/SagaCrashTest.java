package io.holdfast.orders;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.kernel.OrderStatus;
import io.holdfast.testkit.FaultPlan;
import io.holdfast.testkit.ForkedJvm;
import io.holdfast.testkit.Moment;
import io.holdfast.testkit.TestDatabases;
import io.holdfast.testkit.TestTransactions;
import io.holdfast.testkit.XaCall;
import java.time.Duration;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A server is killed at a commit of a saga; the next one gets its messages again. */
@Timeout(180)
class SagaCrashTest {
  /** Places one order by saga over two warehouses, in a JVM of its own. */
  static final class Buyer {
    public static void main(String[] names) {
      OrdersFixture shop =
          new OrdersFixture(
              TestDatabases.open(names[0]),
              TestDatabases.open(names[1]),
              TestDatabases.open(names[2]),
              TestDatabases.open(names[3]));
      buy(shop);
      System.exit(0);
    }
  }

  private static void buy(OrdersFixture shop) {
    PlaceOrder order = OrdersFixture.order(2, "tea");
    shop.place(
            "k",
            new PlaceOrder(
                order.id(),
                order.customerId(),
                order.shipTo(),
                order.lines(),
                order.paymentToken(),
                PlacementMode.SAGA))
        .join();
    new SagaWire(shop).deliverAll();
  }

  /** The commits: the order, the reservation in a and in b, the answer of a and of b. */
  @ParameterizedTest
  @CsvSource({"1, AFTER", "2, AFTER", "3, BEFORE", "5, BEFORE"})
  void killed_at_any_step_the_saga_goes_on_and_places_one_whole_order(int nth, Moment moment) {
    try (OrdersFixture shop = OrdersFixture.open()) {
      shop.sell("tea", 1, 1);

      ForkedJvm.Ended ended =
          ForkedJvm.of(Buyer.class)
              .databases(shop.databases())
              .faults(new FaultPlan().dieAt(XaCall.COMMIT, nth, moment))
              .run(Duration.ofSeconds(120));
      assertThat(ended.diedAsPlanned()).as(ended.output()).isTrue();
      TestTransactions.get().recover();

      buy(shop);
      assertThat(shop.hub().texts("SELECT status FROM orders.orders"))
          .containsExactly(OrderStatus.PLACED.name());
      assertThat(shop.reservations("HELD")).isEqualTo(2);
      assertThat(shop.events("order", "type"))
          .containsExactly("io.holdfast.order.pending.v1", "io.holdfast.order.placed.v1");
      assertThat(shop.disagreements()).isEmpty();
    }
  }
}
