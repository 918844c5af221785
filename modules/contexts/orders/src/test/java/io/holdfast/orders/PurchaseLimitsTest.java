package io.holdfast.orders;

import static io.holdfast.orders.OrdersFixture.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.audit.Audit;
import io.holdfast.audit.AuditSettings;
import io.holdfast.audit.Finding;
import io.holdfast.catalog.UnknownProductException;
import io.holdfast.kernel.Location;
import io.holdfast.kernel.OrderId;
import io.holdfast.kernel.Sku;
import io.holdfast.kernel.TimeOrderedUuid;
import io.holdfast.kernel.VersionCondition;
import io.holdfast.testkit.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class PurchaseLimitsTest {
  private static final Sku TEA = new Sku("tea");

  private final OrdersFixture shop = OrdersFixture.open();

  @AfterEach
  void counters_match_the_ledger() {
    assertThat(shop.disagreements()).isEmpty();
    shop.close();
  }

  private PlacementResult placed(String key, int quantity) {
    return shop.place(key, order(quantity, "tea")).join();
  }

  private static PlacementResult exceeded(int limit, long bought, int requested) {
    return new PlacementResult.LimitExceeded(
        List.of(new ExceededLimit(TEA, limit, bought, requested)));
  }

  /** An id as it was made so long ago. */
  private static UUID idFrom(Duration ago) {
    UUID now = TimeOrderedUuid.next();
    return new UUID(
        now.getMostSignificantBits() - (ago.toMillis() << 16), now.getLeastSignificantBits());
  }

  @Test
  void a_customer_buys_up_to_the_limit_and_no_unit_more() {
    shop.sell("tea", 50);
    shop.sell("rice", 50);
    shop.limits().set(TEA, new PurchaseLimit(3, 30));

    assertThat(placed("k1", 2)).isInstanceOf(PlacementResult.Placed.class);
    assertThat(placed("k2", 2)).isEqualTo(exceeded(3, 2, 2));
    assertThat(shop.place("k3", order(2, "rice", "tea")).join()).isEqualTo(exceeded(3, 2, 2));
    assertThat(placed("k4", 1)).isInstanceOf(PlacementResult.Placed.class);
    assertThat(shop.place("k5", order("c2", TimeOrderedUuid.next(), 3, "tea")).join())
        .as("another customer")
        .isInstanceOf(PlacementResult.Placed.class);
    assertThat(shop.place("k6", order(9, "rice")).join())
        .as("another SKU")
        .isInstanceOf(PlacementResult.Placed.class);
    assertThat(shop.available("tea")).isEqualTo(44);
  }

  @Test
  void two_servers_and_fifty_requests_of_one_customer_at_once_sell_not_one_unit_more() {
    shop.sell("tea", 20, 20, 20);
    shop.limits().set(TEA, new PurchaseLimit(7, 30));
    TestDatabase[] same = shop.databases();
    OrdersFixture other = new OrdersFixture(same[0], same[1], same[2], same[3]);
    try {
      List<CompletableFuture<PlacementResult>> answers = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        answers.add(
            i % 2 == 0
                ? shop.place("k" + i, teaToTheNorth())
                : other.place("k" + i, teaToTheSouth()));
      }
      answers.forEach(answer -> answer.handle((result, failure) -> result).join());
      for (int i = 0; i < 50; i++) {
        assertThat((i % 2 == 0 ? other : shop).place("k" + i, teaToTheNorth()).join())
            .isInstanceOfAny(PlacementResult.Placed.class, PlacementResult.LimitExceeded.class);
      }
    } finally {
      other.orders().stop();
    }
    assertThat(shop.ordersPlaced()).isEqualTo(7);
    assertThat(shop.available("tea")).isEqualTo(53);
  }

  /** From warehouse a. */
  private static PlaceOrder teaToTheNorth() {
    return order(1, "tea");
  }

  /** From warehouse c: no stock row is shared with those that go north. */
  private static PlaceOrder teaToTheSouth() {
    PlaceOrder order = order(1, "tea");
    Destination salem = new Destination("US", "97301", new Location(45.7, -122.4));
    return new PlaceOrder(
        order.id(), order.customerId(), salem, order.lines(), order.paymentToken());
  }

  @Test
  void unpaid_orders_count_and_cancelled_and_expired_ones_do_not() {
    shop.sell("tea", 50);
    shop.limits().set(TEA, new PurchaseLimit(4, 30));
    OrderId first = shop.placed("k1", order(2, "tea"));
    shop.placed("k2", order(2, "tea"));
    assertThat(placed("k3", 1)).as("nothing is paid").isEqualTo(exceeded(4, 4, 1));

    shop.orders().cancel(first, "changed my mind", VersionCondition.ANY);
    assertThat(placed("k4", 2)).isInstanceOf(PlacementResult.Placed.class);
    assertThat(placed("k5", 1)).isEqualTo(exceeded(4, 4, 1));

    shop.paymentIsOverdue();
    shop.hub().execute("UPDATE orders.orders SET status = 'EXPIRED' WHERE status = 'PLACED'");
    assertThat(placed("k6", 4)).isInstanceOf(PlacementResult.Placed.class);
    shop.hub().execute("UPDATE orders.orders SET status = 'PLACED' WHERE status = 'EXPIRED'");
  }

  @Test
  void units_that_were_cancelled_out_of_an_order_count_no_longer() {
    shop.sell("tea", 50);
    shop.limits().set(TEA, new PurchaseLimit(4, 30));
    shop.placed("k1", order(4, "tea"));

    shop.hub().execute("UPDATE orders.allocation SET cancelled = 3");

    assertThat(placed("k2", 3)).isInstanceOf(PlacementResult.Placed.class);
    assertThat(placed("k3", 1)).isEqualTo(exceeded(4, 4, 1));
    shop.hub().execute("UPDATE orders.allocation SET cancelled = 0");
  }

  @Test
  void what_was_bought_before_the_limit_counts_if_it_was_within_its_days() {
    shop.sell("tea", 50);
    shop.placed("k1", order("c1", idFrom(Duration.ofDays(8)), 5, "tea"));
    shop.placed("k2", order("c1", idFrom(Duration.ofDays(6)), 2, "tea"));

    shop.limits().set(TEA, new PurchaseLimit(3, 7));
    assertThat(placed("k3", 2)).isEqualTo(exceeded(3, 2, 2));
    assertThat(placed("k4", 1)).isInstanceOf(PlacementResult.Placed.class);
  }

  @Test
  void a_limit_holds_at_once_on_every_server_and_so_does_its_end() {
    shop.sell("tea", 50);
    TestDatabase[] same = shop.databases();
    OrdersFixture other = new OrdersFixture(same[0], same[1], same[2], same[3]);
    try {
      other.placed("k1", order(2, "tea"));
      shop.limits().set(TEA, new PurchaseLimit(2, 30));
      assertThat(other.place("k2", order(1, "tea")).join()).isEqualTo(exceeded(2, 2, 1));
      shop.limits().set(TEA, new PurchaseLimit(4, 30));
      assertThat(other.place("k3", order(3, "tea")).join()).isEqualTo(exceeded(4, 2, 3));
      assertThat(other.place("k4", order(2, "tea")).join())
          .isInstanceOf(PlacementResult.Placed.class);
      shop.limits().remove(TEA);
      assertThat(other.place("k5", order(9, "tea")).join())
          .isInstanceOf(PlacementResult.Placed.class);
    } finally {
      other.orders().stop();
    }
  }

  @Test
  void a_repeated_request_gets_its_order_although_the_limit_is_used_up_by_it() {
    shop.sell("tea", 50);
    shop.limits().set(TEA, new PurchaseLimit(2, 30));
    PlacementResult first = placed("k1", 2);

    assertThat(placed("k1", 2)).isEqualTo(first);
    assertThat(placed("k2", 1)).isEqualTo(exceeded(2, 2, 1));
    shop.limits().remove(TEA);
    assertThat(placed("k2", 1))
        .as("a refusal is not kept")
        .isInstanceOf(PlacementResult.Placed.class);
  }

  @Test
  void orders_without_a_limited_sku_leave_no_rows_of_limits() {
    shop.sell("tea", 50);
    shop.sell("rice", 50);
    shop.limits().set(TEA, new PurchaseLimit(2, 30));
    shop.placed("k1", order(2, "rice"));
    assertThat(shop.hub().count("SELECT count(*) FROM orders.purchase_guard")).isZero();

    shop.placed("k2", order(2, "rice", "tea"));
    assertThat(shop.hub().texts("SELECT customer_id || ' ' || sku FROM orders.purchase_guard"))
        .containsExactly("c1 tea");
  }

  @Test
  void the_audit_finds_who_bought_too_much() {
    shop.sell("tea", 50);
    shop.limits().set(TEA, new PurchaseLimit(2, 30));
    shop.hub().execute("UPDATE orders.purchase_limit SET since = now() - interval '1 minute'");
    shop.placed("k1", order(2, "tea"));
    assertThat(i12()).isEqualTo(Finding.State.HELD);

    shop.hub().execute("UPDATE orders.purchase_limit SET per_customer = 1");
    assertThat(i12()).isEqualTo(Finding.State.BROKEN);
  }

  private static String url(TestDatabase database) {
    return database.url() + "?user=holdfast_auditor";
  }

  private Finding.State i12() {
    return Audit.ofUrls(
            url(shop.hub()),
            Map.of(
                "a", url(shop.warehouse('a')),
                "b", url(shop.warehouse('b')),
                "c", url(shop.warehouse('c'))),
            new AuditSettings(Duration.ofMinutes(10), Duration.ZERO, 1, 10))
        .run()
        .get(11)
        .state();
  }

  @Test
  void a_product_that_the_catalogue_lacks_gets_no_limit() {
    assertThatThrownBy(() -> shop.limits().set(TEA, new PurchaseLimit(2, 30)))
        .isInstanceOf(UnknownProductException.class);
    shop.limits().remove(TEA);
  }
}
