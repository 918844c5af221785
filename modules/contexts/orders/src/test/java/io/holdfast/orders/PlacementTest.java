package io.holdfast.orders;

import static io.holdfast.orders.OrdersFixture.key;
import static io.holdfast.orders.OrdersFixture.order;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.catalog.Product;
import io.holdfast.inventory.AdjustStock;
import io.holdfast.inventory.AdjustmentReason;
import io.holdfast.inventory.ReceiptKind;
import io.holdfast.inventory.ReceiveStock;
import io.holdfast.kernel.Location;
import io.holdfast.kernel.Money;
import io.holdfast.kernel.OrderId;
import io.holdfast.kernel.OrderStatus;
import io.holdfast.kernel.Sku;
import io.holdfast.kernel.TimeOrderedUuid;
import io.holdfast.kernel.VersionCondition;
import io.holdfast.kernel.WarehouseCode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(120)
class PlacementTest {
  private final OrdersFixture shop = OrdersFixture.open();

  @AfterEach
  void counters_match_the_ledger() {
    assertThat(shop.disagreements()).isEmpty();
    shop.close();
  }

  private static long count(List<PlacementResult> results, Class<?> kind) {
    return results.stream().filter(kind::isInstance).count();
  }

  private static List<PlacementResult> all(List<CompletableFuture<PlacementResult>> answers) {
    return answers.stream().map(CompletableFuture::join).toList();
  }

  @Test
  void a_placed_order_is_in_the_hub_with_lines_allocations_answer_and_event() {
    shop.sell("tea", 5);
    shop.sell("jam", 5);

    OrderId id = shop.placed("k", order(2, "tea", "jam"));

    OrderView view = shop.orders().find(id).orElseThrow();
    assertThat(view.status()).isEqualTo(OrderStatus.PLACED);
    assertThat(view.total()).isEqualByComparingTo("4.00");
    assertThat(view.lines()).extracting(OrderView.Line::sku).containsExactly("tea", "jam");
    assertThat(view.lines().get(0).allocations()).containsExactly(new OrderView.Allocation("a", 2));
    assertThat(shop.events("order", "type || aggregate_id || ' ' || aggregate_version"))
        .containsExactly("io.holdfast.order.placed.v1" + id + " 0");
    assertThat(shop.hub().texts("SELECT status || key FROM orders.idempotency_key"))
        .containsExactly("201k");
  }

  @Test
  void its_event_carries_customer_lines_allocations_and_amounts_in_minor_units() {
    shop.sell("tea", 5);
    shop.sell("jam", 1, 2);

    shop.placed("k", order(3, "tea", "jam"));

    assertThat(shop.events("order", "data::jsonb - 'orderId' - 'placedAt' - 'shipTo'"))
        .containsExactly(
            """
            {"lines": [\
            {"sku": "tea", "quantity": 3, \
            "allocations": [{"quantity": 3, "warehouse": "a"}], \
            "unitPriceMinorUnits": 100}, \
            {"sku": "jam", "quantity": 3, \
            "allocations": [{"quantity": 1, "warehouse": "a"}, {"quantity": 2, "warehouse": "b"}], \
            "unitPriceMinorUnits": 100}], \
            "currency": "USD", "customerId": "c1", "totalMinorUnits": 600}""");
    assertThat(shop.events("order", "data::jsonb -> 'shipTo' ->> 'postalCode'"))
        .containsExactly("98225");
  }

  @Test
  void a_rejected_order_is_published_with_its_shortages() {
    shop.sell("tea", 1);

    shop.place("k", order(2, "tea")).join();
    shop.place("k", order(2, "tea")).join();

    assertThat(shop.events("order", "type || ' ' || (data::jsonb - 'orderId')::text"))
        .containsExactly(
            """
            io.holdfast.order.rejected.v1 {"reason": "insufficient-stock", "shortages": \
            [{"sku": "tea", "available": 1, "requested": 2}], "customerId": "c1"}""");
  }

  @Test
  void a_retired_product_is_not_sold_from_a_cached_price() {
    shop.sell("tea", 5);
    shop.placed("k1", order(1, "tea"));

    assertThat(shop.catalog().retire(new Sku("tea"))).isTrue();

    assertThat(shop.place("k2", order(1, "tea")).join())
        .isEqualTo(new PlacementResult.UnknownSkus(List.of(new Sku("tea"))));
    assertThat(shop.ordersPlaced()).isEqualTo(1);
  }

  @Test
  void a_price_that_was_changed_since_the_last_order_is_the_price_of_the_next() {
    shop.sell("tea", 5);
    OrderId before = shop.placed("k1", order(2, "tea"));

    shop.catalog()
        .store(List.of(new Product(new Sku("tea"), "tea", "", "", "", new Money(250, "USD"))));
    OrderId after = shop.placed("k2", order(2, "tea"));

    assertThat(shop.orders().find(before).orElseThrow().total()).isEqualByComparingTo("2.00");
    assertThat(shop.orders().find(after).orElseThrow().total()).isEqualByComparingTo("5.00");
  }

  @Test
  void a_large_batch_is_a_spike_and_a_single_order_is_not() {
    shop.sell("tea", 1000);
    shop.placed("first", order(1, "tea"));
    assertThat(shop.isCrowded()).isFalse();

    all(IntStream.range(0, 500).mapToObj(n -> shop.place("k" + n, order(1, "tea"))).toList());

    assertThat(shop.isCrowded()).isTrue();
  }

  @Test
  void the_last_unit_goes_to_exactly_one_of_two_buyers() {
    shop.sell("tea", 0, 1);
    List<Thread> buyers = new ArrayList<>();
    List<CompletableFuture<PlacementResult>> answers = new ArrayList<>();
    for (String buyer : List.of("ann", "bob")) {
      CompletableFuture<PlacementResult> answer = new CompletableFuture<>();
      answers.add(answer);
      buyers.add(new Thread(() -> answer.complete(shop.place(buyer, order(1, "tea")).join())));
    }
    buyers.forEach(Thread::start);

    List<PlacementResult> results = all(answers);

    assertThat(count(results, PlacementResult.Placed.class)).isEqualTo(1);
    assertThat(results)
        .contains(new PlacementResult.Rejected(List.of(new Shortage(new Sku("tea"), 1, 0))));
    assertThat(shop.available("tea")).isZero();
  }

  @Test
  void two_thousand_orders_on_five_hundred_units_in_three_warehouses_place_five_hundred() {
    shop.sell("tea", 200, 175, 125);

    List<PlacementResult> results =
        all(IntStream.range(0, 2000).mapToObj(i -> shop.place("k" + i, order(1, "tea"))).toList());

    assertThat(count(results, PlacementResult.Placed.class)).isEqualTo(500);
    assertThat(count(results, PlacementResult.Rejected.class)).isEqualTo(1500);
    assertThat(shop.ordersPlaced()).isEqualTo(500);
    assertThat(shop.available("tea")).isZero();
  }

  @Test
  void two_line_orders_in_opposite_order_of_skus_have_no_failure() {
    shop.sell("tea", 100, 100, 100);
    shop.sell("jam", 100, 100, 100);
    List<CompletableFuture<PlacementResult>> answers = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      answers.add(
          shop.place("k" + i, i % 2 == 0 ? order(1, "tea", "jam") : order(1, "jam", "tea")));
    }

    assertThat(count(all(answers), PlacementResult.Placed.class)).isEqualTo(200);
    assertThat(shop.available("tea")).isEqualTo(100);
    assertThat(shop.available("jam")).isEqualTo(100);
  }

  @Test
  void stock_that_came_in_after_the_lane_saw_none_is_sold() {
    shop.sell("tea", 1);
    shop.placed("k1", order(1, "tea"));
    assertThat(shop.place("k2", order(1, "tea")).join())
        .isInstanceOf(PlacementResult.Rejected.class);

    shop.stock()
        .receive(
            new ReceiveStock(
                new WarehouseCode("b"),
                ReceiptKind.RECEIPT,
                "more",
                List.of(new ReceiveStock.Received(new Sku("tea"), 1)),
                key("more")));

    assertThat(shop.place("k3", order(1, "tea")).join()).isInstanceOf(PlacementResult.Placed.class);
    assertThat(shop.available("tea")).isZero();
  }

  @Test
  void stock_removed_outside_the_lane_is_not_sold() {
    shop.sell("tea", 10);
    shop.placed("k1", order(1, "tea"));
    WarehouseCode a = new WarehouseCode("a");
    shop.stock()
        .adjust(
            new AdjustStock(
                a,
                new Sku("tea"),
                -9,
                AdjustmentReason.LOST,
                "count",
                VersionCondition.ANY,
                key("lost")));

    assertThat(shop.place("k2", order(1, "tea")).join())
        .isEqualTo(new PlacementResult.Rejected(List.of(new Shortage(new Sku("tea"), 1, 0))));
    assertThat(shop.ordersPlaced()).isEqualTo(1);
  }

  @Test
  void each_order_of_a_batch_is_decided_by_itself() {
    shop.sell("tea", 10);

    List<PlacementResult> results =
        all(
            List.of(
                shop.place("k1", order(4, "tea")),
                shop.place("k2", order(11, "tea")),
                shop.place("k3", order(1, "gold")),
                shop.place("k4", order(6, "tea"))));

    assertThat(results.get(0)).isInstanceOf(PlacementResult.Placed.class);
    assertThat(results.get(1)).isInstanceOf(PlacementResult.Rejected.class);
    assertThat(results.get(2)).isEqualTo(new PlacementResult.UnknownSkus(List.of(new Sku("gold"))));
    assertThat(results.get(3)).isInstanceOf(PlacementResult.Placed.class);
    assertThat(shop.available("tea")).isZero();
  }

  @Test
  void lines_of_one_sku_are_summed() {
    shop.sell("tea", 3);

    assertThat(shop.place("k", order(2, "tea", "tea")).join())
        .isEqualTo(new PlacementResult.Rejected(List.of(new Shortage(new Sku("tea"), 4, 3))));
    OrderId id = shop.placed("k2", order(1, "tea", "tea"));

    assertThat(shop.orders().find(id).orElseThrow().lines())
        .extracting(OrderView.Line::quantity)
        .containsExactly(2);
  }

  @Test
  void a_buyer_is_served_by_the_nearest_warehouse_that_has_all() {
    shop.sell("tea", 1, 5, 5);
    OrderId id = shop.placed("k", order(2, "tea"));

    assertThat(shop.orders().find(id).orElseThrow().lines().get(0).allocations())
        .containsExactly(new OrderView.Allocation("b", 2));
  }

  @Test
  void safety_stock_is_not_sold() {
    shop.sell("tea", 5);
    shop.warehouse('a').execute("UPDATE stock_item SET safety_stock = 4, version = version + 1");

    assertThat(shop.place("k1", order(2, "tea")).join())
        .isEqualTo(new PlacementResult.Rejected(List.of(new Shortage(new Sku("tea"), 2, 1))));
    assertThat(shop.place("k2", order(1, "tea")).join()).isInstanceOf(PlacementResult.Placed.class);
  }

  @ParameterizedTest
  @CsvSource({"JPY, 1200, 3600", "USD, 12.00, 36.00", "KWD, 1.200, 3.600"})
  void an_order_counts_in_the_minor_units_of_its_currency(
      String currency, BigDecimal price, BigDecimal total) {
    shop.sell("tea", 5);
    shop.catalog()
        .store(List.of(new Product(new Sku("tea"), "Tea", "", "", "", Money.of(price, currency))));

    PlaceOrder order = order(3, "tea");
    PlacementResult.Placed placed = (PlacementResult.Placed) shop.place("k", order).join();

    OrderView stored = shop.orders().find(placed.id()).orElseThrow();
    assertThat(stored.total()).isEqualTo(total);
    assertThat(stored.lines().get(0).unitPrice()).isEqualTo(price);
    assertThat(placed.order())
        .contains("\"unitPrice\":" + price, "\"total\":" + total, "\"" + currency + "\"");
    assertThat(shop.events("order", "data"))
        .singleElement()
        .asString()
        .contains("\"totalMinorUnits\":3600", "\"currency\":\"" + currency + "\"");
  }

  @Test
  void an_order_whose_total_cannot_be_counted_is_unsellable_and_takes_nothing() {
    shop.sell("gold", 2_000_000_000);
    shop.hub().execute("UPDATE catalog.product SET price_cents = 9000000000000000000");

    assertThat(shop.place("k", order(2_000_000, "gold")).join())
        .isInstanceOf(PlacementResult.Unsellable.class);
    assertThat(shop.available("gold")).isEqualTo(2_000_000_000);
  }

  @Test
  void orders_are_listed_page_by_page_and_by_customer_and_state() {
    shop.sell("tea", 100);
    for (int i = 0; i < 5; i++) {
      shop.placed("k" + i, order(1, "tea"));
    }
    PlaceOrder other =
        new PlaceOrder(
            new OrderId(TimeOrderedUuid.next()),
            "c2",
            new Destination("US", "1", new Location(0, 0)),
            List.of(new OrderLine(new Sku("tea"), 1)),
            "tok_ok");
    OrderId ofOther = shop.placed("other", other);

    var first = shop.orders().list(new OrderQuery(null, "c1", null, 3));
    var rest = shop.orders().list(new OrderQuery(null, "c1", first.nextCursor(), 3));

    assertThat(first.items()).hasSize(3);
    assertThat(rest.items()).hasSize(2).doesNotContainAnyElementsOf(first.items());
    assertThat(rest.nextCursor()).isNull();
    assertThat(shop.orders().list(new OrderQuery(OrderStatus.PLACED, "c2", null, 9)).items())
        .extracting(OrderView::id)
        .containsExactly(ofOther.value());
    assertThat(shop.orders().list(new OrderQuery(OrderStatus.CONFIRMED, null, null, 9)).items())
        .isEmpty();
  }

  @Test
  void orders_are_listed_newest_first_by_what_they_contain_and_by_a_text() {
    shop.sell("tea", 100);
    shop.sell("jam", 100);
    OrderId older = shop.placed("k1", order(1, "tea"));
    OrderId newer = shop.placed("k2", order(1, "jam"));

    assertThat(ids(null, null, null)).containsExactly(newer.value(), older.value());
    assertThat(ids("tea", null, null)).containsExactly(older.value());
    assertThat(ids(null, null, "jam")).containsExactly(newer.value());
    assertThat(ids(null, null, "c1")).containsExactly(newer.value(), older.value());
    assertThat(ids(null, null, older.toString())).containsExactly(older.value());
    assertThat(ids(null, null, newer.toString().substring(0, 8))).contains(newer.value());
    assertThat(ids(null, "nowhere", null)).isEmpty();
    assertThat(ids(null, null, "1234-5678-90")).isEmpty();
  }

  private List<UUID> ids(String sku, String warehouse, String text) {
    return shop
        .orders()
        .list(new OrderQuery(Set.of(), null, sku, warehouse, text, null, null, true, null, 50))
        .items()
        .stream()
        .map(OrderView::id)
        .toList();
  }
}
