package io.holdfast.orders;

import static io.holdfast.orders.OrdersFixture.key;
import static io.holdfast.orders.OrdersFixture.order;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.kernel.IdempotencyKey;
import io.holdfast.kernel.OrderId;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Idempotency of repeated orders under one key. */
@Timeout(120)
class PlacementKeyTest {
  private final OrdersFixture shop = OrdersFixture.open();

  @AfterEach
  void counters_match_the_ledger() {
    assertThat(shop.disagreements()).isEmpty();
    shop.close();
  }

  @Test
  void the_same_key_fifty_times_at_once_is_one_order_and_one_answer() {
    shop.sell("tea", 100);

    List<PlacementResult> results =
        IntStream.range(0, 50)
            .parallel()
            .mapToObj(i -> shop.orders().place(key("k", "one tea"), order(1, "tea")))
            .map(answer -> answer.toCompletableFuture())
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .toList();

    assertThat(results).allMatch(PlacementResult.Placed.class::isInstance);
    assertThat(results.stream().distinct()).hasSize(1);
    assertThat(shop.ordersPlaced()).isEqualTo(1);
    assertThat(shop.available("tea")).isEqualTo(99);
  }

  @Test
  void a_key_that_belongs_to_another_request_is_refused_now_and_later() {
    shop.sell("tea", 10);
    CompletableFuture<PlacementResult> first =
        shop.orders().place(key("k", "one tea"), order(1, "tea")).toCompletableFuture();
    CompletableFuture<PlacementResult> atOnce =
        shop.orders().place(key("k", "two teas"), order(2, "tea")).toCompletableFuture();

    assertThat(first.join()).isInstanceOf(PlacementResult.Placed.class);
    assertThat(atOnce.join()).isInstanceOf(PlacementResult.KeyReused.class);
    assertThat(
            shop.orders().place(key("k", "two teas"), order(2, "tea")).toCompletableFuture().join())
        .isInstanceOf(PlacementResult.KeyReused.class);
    assertThat(shop.available("tea")).isEqualTo(9);
  }

  @Test
  void the_same_key_of_two_callers_makes_two_orders_at_once_and_later() {
    shop.sell("tea", 10);
    String longest = "k".repeat(255);
    IdempotencyKey ours = IdempotencyKey.sentBy("c".repeat(100), longest, new byte[] {1});
    IdempotencyKey theirs = IdempotencyKey.sentBy("d".repeat(200), longest, new byte[] {2});
    IdempotencyKey third = IdempotencyKey.sentBy("third", longest, new byte[] {2});

    CompletableFuture<PlacementResult> first =
        shop.orders().place(ours, order(1, "tea")).toCompletableFuture();
    CompletableFuture<PlacementResult> atOnce =
        shop.orders().place(theirs, order(2, "tea")).toCompletableFuture();
    assertThat(List.of(first.join(), atOnce.join()))
        .allMatch(PlacementResult.Placed.class::isInstance);
    PlacementResult later =
        shop.orders().place(third, order(3, "tea")).toCompletableFuture().join();
    PlacementResult repeated =
        shop.orders().place(ours, order(1, "tea")).toCompletableFuture().join();

    assertThat(later).isInstanceOf(PlacementResult.Placed.class);
    assertThat(repeated).isEqualTo(first.join());
    assertThat(shop.ordersPlaced()).isEqualTo(3);
    assertThat(shop.available("tea")).isEqualTo(4);
  }

  @Test
  void a_rejection_is_kept_and_repeated_even_when_stock_has_come_in() {
    shop.sell("tea", 1);
    PlacementResult first = shop.place("k", order(2, "tea")).join();
    shop.sell("tea", 0, 10);

    assertThat(first).isInstanceOf(PlacementResult.Rejected.class);
    assertThat(shop.place("k", order(2, "tea")).join()).isEqualTo(first);
    assertThat(shop.ordersPlaced()).isZero();
  }

  @Test
  void a_key_is_forgotten_after_its_day() {
    shop.sell("tea", 10);
    OrderId first = shop.placed("k", order(1, "tea"));
    shop.hub().execute("UPDATE orders.idempotency_key SET expires_at = now() - interval '1s'");

    assertThat(shop.placed("k", order(1, "tea"))).isNotEqualTo(first);
    assertThat(shop.ordersPlaced()).isEqualTo(2);
  }

  @Test
  void the_answer_is_the_stored_text_on_every_repetition() {
    shop.sell("tea", 10);

    PlacementResult.Placed first = (PlacementResult.Placed) shop.place("k", order(1, "tea")).join();
    PlacementResult.Placed again = (PlacementResult.Placed) shop.place("k", order(1, "tea")).join();

    assertThat(again).isEqualTo(first);
    assertThat(shop.hub().texts("SELECT answer FROM orders.idempotency_key"))
        .containsExactly(first.order());
    assertThat(first.order()).contains("\"allocations\":[{\"warehouse\":\"a\",\"quantity\":1}]");
  }
}
