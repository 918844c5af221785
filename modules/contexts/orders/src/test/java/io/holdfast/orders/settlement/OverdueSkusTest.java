package io.holdfast.orders.settlement;

import static io.holdfast.orders.OrdersFixture.order;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.kernel.OrderId;
import io.holdfast.orders.OrdersFixture;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class OverdueSkusTest {
  private static OrdersFixture shop;

  private final AtomicReference<Set<OrderId>> overdue = new AtomicReference<>(Set.of());
  private final List<String> offered = new ArrayList<>();
  private final OverdueSkus skus =
      new OverdueSkus(shop.hubDatabase(), overdue::get, offered::addAll);

  @BeforeAll
  static void open() {
    shop = OrdersFixture.open();
  }

  @AfterAll
  static void close() {
    shop.close();
  }

  @Test
  void the_skus_of_an_order_are_reported_once_when_it_becomes_overdue() {
    shop.sell("tea", 5);
    shop.sell("milk", 5);
    OrderId first = shop.placed("first", order(1, "tea"));
    OrderId second = shop.placed("second", order(1, "tea", "milk"));
    skus.refresh();
    assertThat(offered).isEmpty();

    overdue.set(Set.of(first));
    skus.refresh();
    skus.refresh();
    assertThat(offered).containsExactly("tea");

    offered.clear();
    overdue.set(Set.of(first, second));
    skus.refresh();
    assertThat(offered).containsExactlyInAnyOrder("tea", "milk");

    offered.clear();
    overdue.set(Set.of(second));
    skus.refresh();
    assertThat(offered).isEmpty();
  }
}
