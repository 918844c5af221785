package io.holdfast.orders.messaging;

import static io.holdfast.orders.OrdersFixture.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.kernel.DomainEvent;
import io.holdfast.kernel.OrderId;
import io.holdfast.kernel.OrderStatus;
import io.holdfast.kernel.TimeOrderedUuid;
import io.holdfast.kernel.UnavailableException;
import io.holdfast.kernel.event.OrderEvent;
import io.holdfast.kernel.event.PaymentEvent;
import io.holdfast.orders.OrdersFixture;
import io.holdfast.testkit.Moment;
import io.holdfast.testkit.Probe;
import io.holdfast.testkit.XaCall;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PaymentResultHandlingTest {
  private static final Duration SHORT = Duration.ofMillis(50);
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final OrdersFixture shop = OrdersFixture.open();

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void a_settlement_that_hangs_is_waited_for_no_longer_than_the_bound_and_is_done_once() {
    shop.sell("tea", 5);
    OrderId id = shop.placed("k", order(2, "tea"));
    DomainEvent paid =
        new DomainEvent(
            TimeOrderedUuid.next(),
            "holdfast.payments",
            PaymentEvent.AUTHORISED.type(),
            id.toString(),
            1,
            "{}");
    CountDownLatch goOn = new CountDownLatch(1);
    int next = shop.hub().faults().calls(XaCall.PREPARE) + 1;
    shop.hub().faults().runAt(XaCall.PREPARE, next, Moment.BEFORE, () -> await(goOn));

    assertThatThrownBy(() -> PaymentResultHandling.handle(shop.orders(), paid, SHORT))
        .isInstanceOf(UnavailableException.class);
    goOn.countDown();

    PaymentResultHandling.handle(shop.orders(), paid, PATIENCE);
    Probe.until(PATIENCE, () -> status(id) == OrderStatus.CONFIRMED);
    assertThat(shop.hub().count("SELECT count(*) FROM messaging.inbox")).isEqualTo(1);
    assertThat(
            shop.hub()
                .texts(
                    "SELECT type FROM messaging.outbox WHERE stream = 'holdfast.orders' ORDER BY id"))
        .containsExactly(OrderEvent.PLACED.type(), OrderEvent.CONFIRMED.type());
  }

  private OrderStatus status(OrderId id) {
    return shop.orders().find(id).orElseThrow().status();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
