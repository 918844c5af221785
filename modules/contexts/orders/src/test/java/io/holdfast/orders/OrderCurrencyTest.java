package io.holdfast.orders;

import static io.holdfast.orders.OrdersFixture.order;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.kernel.Money;
import io.holdfast.kernel.OrderId;
import io.holdfast.kernel.Sku;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class OrderCurrencyTest {
  private static final Sku TEA = new Sku("tea");

  private final OrdersFixture shop = OrdersFixture.open();

  @AfterEach
  void close() {
    shop.close();
  }

  private static PlaceOrder in(String currency, PlaceOrder order) {
    return new PlaceOrder(
        order.id(),
        order.customerId(),
        order.shipTo(),
        order.lines(),
        order.paymentToken(),
        order.placement(),
        currency,
        null);
  }

  private void priced(long cents, String currency) {
    shop.prices().put(TEA, new Money(cents, currency), Instant.now());
  }

  @Test
  void an_order_is_paid_in_the_currency_that_it_names() {
    shop.sell("tea", 9);
    priced(90, "EUR");

    OrderId euros = shop.placed("k1", in("EUR", order(2, "tea")));
    OrderId dollars = shop.placed("k2", order(2, "tea"));

    assertThat(shop.orders().find(euros).orElseThrow())
        .satisfies(
            o -> {
              assertThat(o.total()).isEqualByComparingTo("1.80");
              assertThat(o.currency()).isEqualTo("EUR");
            });
    assertThat(shop.orders().find(dollars).orElseThrow().currency()).isEqualTo("USD");
  }

  @Test
  void without_a_price_in_the_currency_nothing_is_sold() {
    shop.sell("tea", 9);

    assertThat(shop.place("k1", in("GBP", order(1, "tea"))).join())
        .isEqualTo(new PlacementResult.NotPriced("GBP", List.of(TEA)));
    priced(70, "GBP");

    assertThat(shop.place("k2", in("GBP", order(1, "tea"))).join())
        .isInstanceOf(PlacementResult.Placed.class);
    assertThat(shop.ordersPlaced()).isEqualTo(1);
  }

  @Test
  void a_cached_price_is_not_charged_after_another_one_has_begun() {
    shop.sell("tea", 9);
    OrderId before = shop.placed("k1", order(1, "tea"));

    priced(250, "USD");
    OrderId after = shop.placed("k2", order(1, "tea"));

    assertThat(shop.orders().find(before).orElseThrow().total()).isEqualByComparingTo("1.00");
    assertThat(shop.orders().find(after).orElseThrow().total()).isEqualByComparingTo("2.50");
  }
}
