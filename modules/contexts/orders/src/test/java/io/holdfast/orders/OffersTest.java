package io.holdfast.orders;

import static io.holdfast.orders.OrdersFixture.order;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.kernel.Sku;
import io.holdfast.testkit.Probe;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class OffersTest {
  private static OrdersFixture shop;
  private static Offers offers;

  @BeforeAll
  static void open() {
    shop = OrdersFixture.open();
    offers = shop.offers();
  }

  @AfterAll
  static void close() {
    shop.close();
  }

  private static long offered(String sku) {
    return offers.find(new Sku(sku)).orElseThrow().total();
  }

  @Test
  void a_reader_never_sees_more_than_before_while_buyers_empty_a_sku_and_zero_in_the_end()
      throws Exception {
    shop.sell("console", 300, 0, 200);
    AtomicBoolean soldOut = new AtomicBoolean();
    List<CompletableFuture<Long>> readers = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      readers.add(CompletableFuture.supplyAsync(() -> leastSeen("console", soldOut)));
    }
    AtomicInteger bought = new AtomicInteger();
    ExecutorService buyers = Executors.newFixedThreadPool(128);
    try {
      List<CompletableFuture<Void>> all = new ArrayList<>();
      for (int i = 0; i < 128; i++) {
        int buyer = i;
        all.add(CompletableFuture.runAsync(() -> buyUntilSoldOut(buyer, bought), buyers));
      }
      all.forEach(CompletableFuture::join);
    } finally {
      buyers.shutdown();
    }

    assertThat(bought).hasValue(500);
    assertThat(offered("console")).as("right after the last answer").isZero();
    soldOut.set(true);
    for (CompletableFuture<Long> reader : readers) {
      assertThat(reader.get()).isZero();
    }
  }

  private static void buyUntilSoldOut(int buyer, AtomicInteger bought) {
    for (int i = 0; ; i++) {
      PlacementResult result = shop.place("b" + buyer + "-" + i, order(1, "console")).join();
      if (!(result instanceof PlacementResult.Placed)) {
        return;
      }
      bought.incrementAndGet();
    }
  }

  private static long leastSeen(String sku, AtomicBoolean ended) {
    long last = Long.MAX_VALUE;
    boolean again = true;
    while (again) {
      again = !ended.get();
      long seen = offered(sku);
      assertThat(seen).isLessThanOrEqualTo(last);
      last = seen;
    }
    return last;
  }

  @Test
  void a_buyer_sees_the_effect_of_the_own_order_at_once() {
    shop.sell("tea", 60);
    for (int left = 59; left >= 0; left--) {
      shop.placed("own-" + left, order(1, "tea"));
      assertThat(offered("tea")).isEqualTo(left);
    }
  }

  @Test
  void nothing_is_read_from_the_warehouses_while_nothing_changes() {
    shop.sell("milk", 4);
    offered("milk");
    shop.warehouse('a').execute("UPDATE stock_item SET safety_stock = 1 WHERE sku = 'milk'");

    assertThat(offered("milk")).as("nobody announced it").isEqualTo(4);
  }

  @Test
  void units_are_given_by_warehouse_without_safety_stock_and_never_below_zero() {
    shop.sell("rum", 5, 2);
    shop.warehouse('a').execute("UPDATE stock_item SET safety_stock = 2 WHERE sku = 'rum'");
    shop.warehouse('b').execute("UPDATE stock_item SET safety_stock = 9 WHERE sku = 'rum'");

    Offer offer = offers.find(new Sku("rum")).orElseThrow();

    assertThat(offer.warehouses()).containsExactly("a", "b");
    assertThat(offer.units(0)).isEqualTo(3);
    assertThat(offer.units(1)).isZero();
    assertThat(offer.total()).isEqualTo(3);
  }

  @Test
  void an_unknown_sku_is_left_out_and_known_as_soon_as_it_is_stored() {
    shop.sell("cup", 1);

    assertThat(offers.findAll(List.of(new Sku("cup"), new Sku("new"))))
        .containsOnlyKeys(new Sku("cup"));
    shop.sell("new");
    assertThat(offered("new")).isZero();
    assertThat(offers.find(new Sku("new")).orElseThrow().warehouses()).isEmpty();
  }

  @Test
  void a_warehouse_that_is_away_is_named_and_its_units_are_not_offered() {
    shop.sell("pen", 5, 3);
    assertThat(offered("pen")).isEqualTo(8);
    shop.takeAway('b');
    try {
      Probe.until(
          Duration.ofSeconds(10),
          () -> offers.find(new Sku("pen")).orElseThrow().unreachable().contains("b"));
      assertThat(offered("pen")).isEqualTo(5);
    } finally {
      shop.bringBack('b');
    }
    Probe.until(Duration.ofSeconds(10), () -> offered("pen") == 8);
  }

  @Test
  void offers_that_say_the_same_have_the_same_fingerprint() {
    Offer offer = new Offer(List.of("a", "b"), new int[] {1, 2}, List.of());

    assertThat(Offer.of(offer.toText()).fingerprint()).isEqualTo(offer.fingerprint());
    assertThat(new Offer(List.of("a", "b"), new int[] {2, 1}, List.of()).fingerprint())
        .isNotEqualTo(offer.fingerprint());
    assertThat(new Offer(List.of("a", "b"), new int[] {1, 2}, List.of("c")).fingerprint())
        .isNotEqualTo(offer.fingerprint());
    assertThat(new Offer(List.of("a"), new int[] {1}, List.of("b")).fingerprint())
        .isNotEqualTo(offer.fingerprint());
  }
}
