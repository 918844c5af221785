package io.holdfast.orders;

import static io.holdfast.orders.OrdersFixture.order;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.kernel.OrderId;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class OrderTimeTest {
  private static final Instant LAST_YEAR = Instant.parse("2025-03-04T05:06:07Z");

  private final OrdersFixture shop = OrdersFixture.open();

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void an_order_says_when_it_was_ordered_elsewhere_and_expires_as_any_other() {
    shop.sell("tea", 9);

    OrderId old = shop.placed("k1", orderedAt(LAST_YEAR, order(2, "tea")));
    OrderId usual = shop.placed("k2", order(2, "tea"));

    assertThat(shop.orders().find(old).orElseThrow())
        .satisfies(
            o -> {
              assertThat(o.orderedAt()).isEqualTo(LAST_YEAR);
              assertThat(o.placedAt()).isAfter(LAST_YEAR);
              assertThat(o.expiresAt()).isAfter(o.placedAt());
            });
    assertThat(shop.orders().find(usual).orElseThrow().orderedAt()).isNull();
    assertThat(shop.events("order", "coalesce(data::jsonb ->> 'orderedAt', '')"))
        .contains(LAST_YEAR.toString());
  }

  private static PlaceOrder orderedAt(Instant time, PlaceOrder order) {
    return new PlaceOrder(
        order.id(),
        order.customerId(),
        order.shipTo(),
        order.lines(),
        order.paymentToken(),
        order.placement(),
        order.currency(),
        time);
  }
}
