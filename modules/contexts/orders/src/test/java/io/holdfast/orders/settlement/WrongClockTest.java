package io.holdfast.orders.settlement;

import static io.holdfast.orders.OrdersFixture.order;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.batching.Lane;
import io.holdfast.batching.LaneLimits;
import io.holdfast.orders.OrdersFixture;
import io.holdfast.orders.PlacementResult;
import io.holdfast.orders.TestLanes;
import io.holdfast.orders.placement.Placement;
import io.holdfast.testkit.TestDatabase;
import io.holdfast.testkit.TestTransactions;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The server's clock and the databases' disagree; what expires is judged by the databases'. */
@Timeout(60)
class WrongClockTest {
  private static final LaneLimits LIMITS = new LaneLimits(10, 10, 3);
  private static final String MINUTES_LEFT =
      "SELECT round(extract(epoch FROM expires_at - now()) / 60) FROM ";

  @ParameterizedTest
  @ValueSource(ints = {-10, 10})
  void an_order_of_a_server_whose_clock_is_wrong_expires_neither_early_nor_late(int minutes) {
    try (OrdersFixture shop = OrdersFixture.open();
        Lane<Placement, PlacementResult> placement =
            TestLanes.placement(
                shop, 1, Clock.offset(Clock.systemUTC(), Duration.ofMinutes(minutes)));
        Lane<Settlement, SettlementResult> settlement = settlement(shop)) {
      shop.sell("tea", 2);
      Housekeeping housekeeping =
          new Housekeeping(
              shop.hubDatabase(),
              settlement::submit,
              10,
              OffsetDateTime.now().minus(Duration.ofDays(1)));

      assertThat(placement.submit(new Placement(OrdersFixture.key("k"), order(2, "tea"))).join())
          .isInstanceOf(PlacementResult.Placed.class);

      assertThat(minutesLeft(shop.hub(), "orders.orders"))
          .isEqualTo(TestLanes.TIME_TO_PAY.toMinutes());
      assertThat(minutesLeft(shop.warehouse('a'), "reservation"))
          .isEqualTo(TestLanes.TIME_TO_PAY.toMinutes());
      assertThat(minutesLeft(shop.hub(), "orders.idempotency_key")).isEqualTo(24 * 60);
      assertThat(housekeeping.expireOrders()).isZero();
      assertThat(housekeeping.forgetKeys()).isZero();

      shop.hub()
          .execute(
              "UPDATE payments.payment_token SET due_at = now() + time_to_pay - interval '6 minutes'");
      assertThat(housekeeping.expireOrders()).isEqualTo(1);
      assertThat(shop.available("tea")).isEqualTo(2);
      assertThat(shop.disagreements()).isEmpty();
    }
  }

  private static long minutesLeft(TestDatabase database, String table) {
    return database.count(MINUTES_LEFT + table);
  }

  private static Lane<Settlement, SettlementResult> settlement(OrdersFixture shop) {
    return new Lane<>(
        "settlement",
        LIMITS,
        new BatchSettlement(
            shop.hubDatabase(), shop.reservations(), TestTransactions.get().transactions()),
        Thread::new,
        Runnable::run);
  }
}
