package io.holdfast.orders.settlement;

import static io.holdfast.orders.OrdersFixture.order;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.batching.Lane;
import io.holdfast.batching.LaneLimits;
import io.holdfast.kernel.OrderId;
import io.holdfast.kernel.OrderStatus;
import io.holdfast.kernel.Sku;
import io.holdfast.kernel.WarehouseCode;
import io.holdfast.orders.OrdersFixture;
import io.holdfast.testkit.TestTransactions;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Rounds in batches of two. */
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
  private final Housekeeping housekeeping =
      new Housekeeping(
          shop.hubDatabase(),
          lane::submit,
          BATCH_SIZE,
          OffsetDateTime.now().minus(Duration.ofDays(1)));

  @AfterEach
  void counters_match_the_ledger() {
    lane.close();
    assertThat(shop.disagreements()).isEmpty();
    shop.close();
  }

  private void placed(int orders, String sku) {
    for (int i = 0; i < orders; i++) {
      shop.placed(sku + i, order(1, sku));
    }
  }

  @Test
  void one_round_expires_what_is_overdue_however_many_batches_it_takes() {
    shop.sell("tea", 5);
    placed(2 * BATCH_SIZE + 1, "tea");
    shop.paymentIsOverdue();

    assertThat(housekeeping.expireOrders()).isEqualTo(2 * BATCH_SIZE + 1);

    assertThat(shop.reservations("EXPIRED")).isEqualTo(2 * BATCH_SIZE + 1);
    assertThat(shop.available("tea")).isEqualTo(5);
  }

  @Test
  void an_order_whose_payment_was_never_asked_for_does_not_expire_however_old_it_is() {
    shop.sell("tea", 5);
    placed(1, "tea");
    shop.hub().execute("UPDATE orders.orders SET expires_at = now() - interval '1 year'");

    assertThat(housekeeping.expireOrders()).isZero();
  }

  @Test
  void a_payment_that_was_under_way_when_the_server_stopped_gets_its_time_again() {
    shop.sell("tea", 5);
    placed(1, "tea");
    shop.paymentIsOverdue();

    assertThat(new Housekeeping(shop.hubDatabase(), lane::submit).expireOrders()).isZero();

    assertThat(housekeeping.expireOrders()).as("by a server that has been up").isEqualTo(1);
  }

  @Test
  void what_an_overdue_order_holds_is_offered_before_the_order_is_expired() {
    shop.sell("tea", 5, 5);
    shop.placed("late", order(2, "tea"));
    shop.placed("in time", order(1, "tea"));
    shop.hub()
        .execute(
            """
            UPDATE payments.payment_token SET due_at = now() - interval '1 second'
            WHERE order_id = (SELECT min(order_id::text)::uuid FROM payments.payment_token)""");
    assertThat(offered()).as("its hold is not past its time yet").isEqualTo(7);
    shop.warehouse('a').execute("UPDATE reservation SET expires_at = now() - interval '1 second'");

    assertThat(offered()).isEqualTo(9);
    assertThat(shop.available("tea")).as("counted as reserved until it is expired").isEqualTo(7);
    assertThat(
            shop.stock()
                .offered(
                    Set.of(new Sku("tea")),
                    new Housekeeping(shop.hubDatabase(), lane::submit).overdue())
                .byWarehouse()
                .get(new WarehouseCode("a"))
                .get(new Sku("tea"))
                .available())
        .as("a server that just started gives the payment its time again")
        .isEqualTo(2);

    housekeeping.expireOrders();
    assertThat(offered()).isEqualTo(9);
    assertThat(shop.available("tea")).isEqualTo(9);
  }

  private int offered() {
    return shop
        .stock()
        .offered(Set.of(new Sku("tea")), housekeeping.overdue())
        .byWarehouse()
        .values()
        .stream()
        .mapToInt(
            levels ->
                levels.get(new Sku("tea")) == null ? 0 : levels.get(new Sku("tea")).available())
        .sum();
  }

  @Test
  void guards_of_purchases_are_forgotten_when_no_placement_can_need_them() {
    shop.hub()
        .execute(
            """
            INSERT INTO orders.purchase_guard (customer_id, sku, stamp, changed_at)
            SELECT 'c' || n, 'tea', gen_random_uuid(), now() - n * interval '25 minutes'
            FROM generate_series(0, 4) n""");

    assertThat(housekeeping.forgetGuards()).isEqualTo(2);
  }

  @Test
  void what_is_overdue_is_found_by_an_index_and_not_among_all_that_wait() {
    shop.hub()
        .execute(
            """
            INSERT INTO payments.payment_token (order_id, token)
            SELECT gen_random_uuid(), 'tok_ok' FROM generate_series(1, 5000);
            ANALYZE payments.payment_token""");
    String overdue =
        Housekeeping.OVERDUE
            .replaceFirst("\\?", "now()")
            .replace("(?, ?)", "(now(), gen_random_uuid())")
            .replace("LIMIT ?", "LIMIT 2");

    assertThat(shop.hub().texts("EXPLAIN " + overdue))
        .anySatisfy(step -> assertThat(step).contains("payment_token_due"))
        .noneSatisfy(step -> assertThat(step).contains("Seq Scan on payment_token"));
  }

  @Test
  void orders_of_an_unreachable_warehouse_delay_no_others() {
    shop.sell("rum", 0, 5);
    shop.sell("tea", 5);
    placed(2 * BATCH_SIZE, "rum");
    OrderId behind = shop.placed("behind", order(1, "tea"));
    shop.paymentIsOverdue();
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
  void one_round_forgets_the_keys_past_their_day_however_many_batches_it_takes() {
    shop.sell("tea", 5);
    placed(2 * BATCH_SIZE + 1, "tea");
    shop.hub()
        .execute("UPDATE orders.idempotency_key SET expires_at = now() - interval '1 second'");

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
