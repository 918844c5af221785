package io.holdfast.orders.settlement;

import static io.holdfast.orders.OrdersFixture.order;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.batching.Lane;
import io.holdfast.batching.LaneLimits;
import io.holdfast.kernel.OrderId;
import io.holdfast.kernel.OrderStatus;
import io.holdfast.kernel.Sku;
import io.holdfast.orders.OrdersFixture;
import io.holdfast.testkit.TestTransactions;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Rounds in bites of two. */
@Timeout(60)
class HousekeepingTest {
  private static final int BATCH_SIZE = 2;

  private final OrdersFixture shop = OrdersFixture.open();
  private final Lane<Settlement, SettlementResult> lane =
      new Lane<>(
          "settlement",
          new LaneLimits(10, 10, 3),
          new BatchSettlement(
              shop.hubDatabase(), shop.reservations(), TestTransactions.get().transactions()),
          Thread::new,
          Runnable::run);
  private final Housekeeping housekeeping = new Housekeeping(shop.hubDatabase(), lane, BATCH_SIZE);

  @AfterEach
  void the_books_agree() {
    lane.close();
    assertThat(shop.disagreements()).isEmpty();
    shop.close();
  }

  private void placed(int orders, String sku) {
    for (int i = 0; i < orders; i++) {
      shop.placed(sku + i, order(1, sku));
    }
  }

  private void isOverdue(String table) {
    shop.hub().execute("UPDATE orders." + table + " SET expires_at = now() - interval '1 second'");
  }

  @Test
  void one_round_expires_what_is_overdue_however_many_bites_it_takes() {
    shop.sell("tea", 5);
    placed(2 * BATCH_SIZE + 1, "tea");
    isOverdue("orders");

    assertThat(housekeeping.expireOrders()).isEqualTo(2 * BATCH_SIZE + 1);

    assertThat(shop.reservations("EXPIRED")).isEqualTo(2 * BATCH_SIZE + 1);
    assertThat(shop.available("tea")).isEqualTo(5);
  }

  @Test
  void orders_of_a_warehouse_that_is_away_hold_up_none_behind_them() {
    shop.sell("rum", 0, 5);
    shop.sell("tea", 5);
    placed(2 * BATCH_SIZE, "rum");
    OrderId behind = shop.placed("behind", order(1, "tea"));
    isOverdue("orders");
    shop.takeAway('b');
    try {
      shop.stock().levels(List.of(new Sku("rum")));

      assertThat(housekeeping.expireOrders()).isEqualTo(2 * BATCH_SIZE + 1);
    } finally {
      shop.bringBack('b');
    }
    assertThat(shop.orders().find(behind).orElseThrow().status()).isEqualTo(OrderStatus.EXPIRED);
    assertThat(shop.reservations("HELD")).isEqualTo(2 * BATCH_SIZE);
  }

  @Test
  void one_round_forgets_the_keys_past_their_day_however_many_bites_it_takes() {
    shop.sell("tea", 5);
    placed(2 * BATCH_SIZE + 1, "tea");
    isOverdue("idempotency_key");

    assertThat(housekeeping.forgetKeys()).isEqualTo(2 * BATCH_SIZE + 1);
    assertThat(housekeeping.forgetKeys()).isZero();
  }

  @Test
  void keys_past_their_day_are_found_without_reading_the_others_even_before_any_analysis() {
    shop.hub()
        .execute(
            """
            INSERT INTO orders.idempotency_key
              (key, request_hash, order_id, status, answer, expires_at)
            SELECT 'k' || n, '', gen_random_uuid(), 409, '', now() + interval '1 day'
            FROM generate_series(1, 5000) n""");

    assertThat(shop.hub().texts("EXPLAIN " + Housekeeping.FORGET.replace("?", "2")))
        .anySatisfy(step -> assertThat(step).contains("Index Scan using idempotency_key_expiry"))
        .noneSatisfy(step -> assertThat(step).contains("Seq Scan"));
  }
}
