package io.holdfast.orders;

import static io.holdfast.orders.OrdersFixture.order;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.inventory.ReceiptKind;
import io.holdfast.inventory.ReceiveStock;
import io.holdfast.kernel.ConflictException;
import io.holdfast.kernel.Sku;
import io.holdfast.kernel.WarehouseCode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class ConflictStormTest {
  private static final int WRITERS = 2;
  private static final int ORDERS = 40;

  @Test
  void changes_of_stock_from_outside_the_lanes_cost_attempts_and_never_a_unit() {
    try (OrdersFixture shop = OrdersFixture.open()) {
      shop.sell("tea", ORDERS);
      AtomicBoolean raging = new AtomicBoolean(true);
      AtomicInteger received = new AtomicInteger();
      List<CompletableFuture<Void>> writers = new ArrayList<>();
      for (int i = 0; i < WRITERS; i++) {
        writers.add(CompletableFuture.runAsync(() -> deliver(shop, raging, received)));
      }
      for (int i = 0; i < ORDERS; i++) {
        assertPlacedOrTold(shop.place("k" + i, order(1, "tea")));
      }
      raging.set(false);
      writers.forEach(CompletableFuture::join);

      for (int i = 0; i < ORDERS; i++) {
        assertThat(shop.place("k" + i, order(1, "tea")).join())
            .isInstanceOf(PlacementResult.Placed.class);
      }
      assertThat(received.get()).isPositive();
      assertThat(shop.ordersPlaced()).isEqualTo(ORDERS);
      assertThat(shop.available("tea")).isEqualTo(received.get());
      assertThat(shop.disagreements()).isEmpty();
    }
  }

  private static void assertPlacedOrTold(CompletableFuture<PlacementResult> answer) {
    try {
      assertThat(answer.join()).isInstanceOf(PlacementResult.Placed.class);
    } catch (CompletionException e) {
      assertThat(e).hasCauseInstanceOf(ConflictException.class);
    }
  }

  /** Every delivery advances the version of the one row that all orders want. */
  private static void deliver(OrdersFixture shop, AtomicBoolean raging, AtomicInteger received) {
    while (raging.get()) {
      String delivery = "delivery-" + received.incrementAndGet();
      shop.stock()
          .receive(
              new ReceiveStock(
                  new WarehouseCode("a"),
                  ReceiptKind.RECEIPT,
                  delivery,
                  List.of(new ReceiveStock.Received(new Sku("tea"), 1)),
                  OrdersFixture.key(delivery)));
    }
  }
}
