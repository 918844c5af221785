package io.holdfast.orders.settlement;

import static io.holdfast.orders.OrdersFixture.order;
import static io.holdfast.testkit.Moment.AFTER;
import static io.holdfast.testkit.Moment.BEFORE;
import static io.holdfast.testkit.XaCall.COMMIT;
import static io.holdfast.testkit.XaCall.PREPARE;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.kernel.OrderId;
import io.holdfast.kernel.OrderStatus;
import io.holdfast.kernel.TimeOrderedUuid;
import io.holdfast.orders.OrdersFixture;
import io.holdfast.testkit.FaultPlan;
import io.holdfast.testkit.ForkedJvm;
import io.holdfast.testkit.Moment;
import io.holdfast.testkit.TestDatabases;
import io.holdfast.testkit.TestTransactions;
import io.holdfast.testkit.XaCall;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The server dies while it applies a payment, and so before it acknowledges the message: the broker
 * delivers it again to the next one.
 */
@Timeout(180)
class ConsumerCrashTest {
  /** Applies one payment, in a JVM of its own. */
  static final class Consumer {
    public static void main(String[] arguments) {
      OrdersFixture shop =
          new OrdersFixture(
              TestDatabases.open(arguments[0]),
              TestDatabases.open(arguments[1]),
              TestDatabases.open(arguments[2]),
              TestDatabases.open(arguments[3]));
      Settlement paid = Settlement.paid(OrderId.of(arguments[4]), UUID.fromString(arguments[5]));
      shop.orders().settle(paid).toCompletableFuture().join();
      System.exit(0);
    }
  }

  private static final SettlementResult NOW = new SettlementResult.Settled();
  private static final SettlementResult BEFORE_THE_DEATH =
      new SettlementResult.TooLate(OrderStatus.CONFIRMED);

  static Stream<Arguments> deaths() {
    return Stream.of(
        Arguments.of(PREPARE, 1, BEFORE, NOW),
        Arguments.of(COMMIT, 1, BEFORE, BEFORE_THE_DEATH),
        Arguments.of(COMMIT, 4, AFTER, BEFORE_THE_DEATH));
  }

  @ParameterizedTest
  @MethodSource("deaths")
  void a_payment_that_is_delivered_again_after_the_death_is_applied_once(
      XaCall call, int nth, Moment moment, SettlementResult atRedelivery) {
    try (OrdersFixture shop = OrdersFixture.open()) {
      shop.sell("tea", 1, 1, 1);
      OrderId id = shop.placed("k", order(3, "tea"));
      UUID event = TimeOrderedUuid.next();

      ForkedJvm.Ended ended =
          ForkedJvm.of(Consumer.class)
              .databases(shop.databases())
              .arguments(id.toString(), event.toString())
              .faults(new FaultPlan().dieAt(call, nth, moment))
              .run(Duration.ofSeconds(120));
      assertThat(ended.diedAsPlanned()).as(ended.output()).isTrue();
      TestTransactions.get().recover();

      assertThat(shop.orders().settle(Settlement.paid(id, event)).toCompletableFuture().join())
          .isEqualTo(atRedelivery);
      assertThat(shop.orders().find(id).orElseThrow().version()).isEqualTo(1);
      assertThat(shop.reservations("COMMITTED")).isEqualTo(3);
      assertThat(shop.events("order", "type"))
          .containsExactly("io.holdfast.order.placed.v1", "io.holdfast.order.confirmed.v1");
      assertThat(shop.hub().count("SELECT count(*) FROM messaging.inbox")).isEqualTo(1);
      assertThat(shop.warehouse('c').count("SELECT count(*) FROM messaging.inbox")).isEqualTo(1);
      assertThat(shop.disagreements()).isEmpty();
    }
  }
}
