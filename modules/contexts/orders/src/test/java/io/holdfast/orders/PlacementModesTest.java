package io.holdfast.orders;

import static io.holdfast.orders.OrdersFixture.key;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.audit.Audit;
import io.holdfast.audit.AuditSettings;
import io.holdfast.kernel.OrderId;
import io.holdfast.kernel.OrderStatus;
import io.holdfast.kernel.Sku;
import io.holdfast.kernel.VersionCondition;
import io.holdfast.orders.settlement.Settlement;
import io.holdfast.testkit.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** However it is placed, an order keeps the same promises. */
@Timeout(120)
class PlacementModesTest {
  private static final AuditSettings WITHIN_A_MINUTE =
      new AuditSettings(Duration.ofMinutes(1), Duration.ZERO, 1, 10);

  private final OrdersFixture shop = OrdersFixture.open();
  private final SagaWire wire = new SagaWire(shop);

  @AfterEach
  void every_database_agrees_and_every_invariant_holds() {
    assertThat(shop.disagreements()).isEmpty();
    // No module here publishes payments, or handles the events of orders.
    assertThat(audit(shop)).filteredOn(text -> !text.matches("I[78] .*")).isEmpty();
    shop.close();
  }

  /** The invariants that are broken, each with samples. */
  static List<String> audit(OrdersFixture shop) {
    Map<String, String> warehouses = new TreeMap<>();
    for (char code : new char[] {'a', 'b', 'c'}) {
      warehouses.put(String.valueOf(code), url(shop.warehouse(code)));
    }
    return Audit.ofUrls(url(shop.hub()), warehouses, WITHIN_A_MINUTE).run().stream()
        .filter(finding -> finding.violations() > 0)
        .map(finding -> finding.id() + " " + finding.samples())
        .toList();
  }

  private static String url(TestDatabase database) {
    return database.url() + "?user=holdfast_auditor";
  }

  private static PlaceOrder order(PlacementMode mode, int quantity, String... skus) {
    PlaceOrder order = OrdersFixture.order(quantity, skus);
    return new PlaceOrder(
        order.id(), order.customerId(), order.shipTo(), order.lines(), order.paymentToken(), mode);
  }

  private PlacementResult place(String key, PlaceOrder order) {
    return shop.orders().place(key(key), order).toCompletableFuture().join();
  }

  private OrderStatus statusOf(OrderId id) {
    return shop.orders().find(id).orElseThrow().status();
  }

  private static boolean isAccepted(PlacementResult result) {
    return result instanceof PlacementResult.Placed || result instanceof PlacementResult.Pending;
  }

  @ParameterizedTest
  @EnumSource
  void the_last_unit_goes_to_exactly_one_of_two_buyers(PlacementMode mode) {
    shop.sell("tea", 1);
    PlaceOrder one = order(mode, 1, "tea");
    PlaceOrder other = order(mode, 1, "tea");

    List<CompletableFuture<PlacementResult>> answers =
        List.of(shop.place("one", one), shop.place("other", other));
    answers.forEach(CompletableFuture::join);
    wire.deliverAll();

    List<OrderStatus> ends = new ArrayList<>();
    for (OrderId id : List.of(one.id(), other.id())) {
      shop.orders().find(id).ifPresent(found -> ends.add(found.status()));
    }
    assertThat(ends).containsOnlyOnce(OrderStatus.PLACED);
    assertThat(shop.reservations("HELD")).isEqualTo(1);
    assertThat(shop.available("tea")).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void an_order_over_three_warehouses_reserves_in_all(PlacementMode mode) {
    shop.sell("tea", 1, 1, 1);
    PlaceOrder order = order(mode, 3, "tea");

    assertThat(isAccepted(place("k", order))).isTrue();
    wire.deliverAll();

    OrderView placed = shop.orders().find(order.id()).orElseThrow();
    assertThat(placed.status()).isEqualTo(OrderStatus.PLACED);
    assertThat(placed.placement()).isEqualTo(mode.name());
    assertThat(placed.lines().get(0).allocations()).hasSize(3);
    assertThat(shop.reservations("HELD")).isEqualTo(3);
  }

  @ParameterizedTest
  @EnumSource
  void an_order_that_one_of_three_warehouses_cannot_meet_reserves_in_none(PlacementMode mode) {
    shop.sell("tea", 1, 1, 1);
    PlaceOrder order = order(mode, 3, "tea");
    PlacementResult earlier = mode == PlacementMode.SAGA ? place("k", order) : null;
    shop.lose('c', "tea", 1);

    PlacementResult result = earlier == null ? place("k", order) : earlier;
    wire.deliverAll();

    if (mode == PlacementMode.SAGA) {
      OrderView rejected = shop.orders().find(order.id()).orElseThrow();
      assertThat(rejected.status()).isEqualTo(OrderStatus.REJECTED);
      assertThat(rejected.shortages()).containsExactly(shortage(3, 2));
    } else {
      assertThat(((PlacementResult.Rejected) result).shortages()).containsExactly(shortage(3, 2));
    }
    assertThat(shop.reservations("HELD")).isZero();
    assertThat(shop.available("tea")).isEqualTo(2);
  }

  private static Shortage shortage(int requested, long available) {
    return new Shortage(new Sku("tea"), requested, available);
  }

  @ParameterizedTest
  @EnumSource
  void a_cancelled_order_gives_everything_back(PlacementMode mode) {
    shop.sell("tea", 1, 1, 1);
    PlaceOrder order = order(mode, 3, "tea");
    place("k", order);
    wire.deliverAll();

    shop.orders().cancel(order.id(), "changed my mind", VersionCondition.ANY);
    wire.deliverAll();

    assertThat(statusOf(order.id())).isEqualTo(OrderStatus.CANCELLED);
    assertThat(shop.reservations("HELD")).isZero();
    assertThat(shop.available("tea")).isEqualTo(3);
  }

  @ParameterizedTest
  @EnumSource
  void an_order_that_is_not_paid_in_time_expires(PlacementMode mode) {
    shop.sell("tea", 2, 1);
    PlaceOrder order = order(mode, 3, "tea");
    place("k", order);
    wire.deliverAll();

    shop.paymentIsOverdue();
    shop.orders().settle(Settlement.expired(order.id())).toCompletableFuture().join();

    assertThat(statusOf(order.id())).isEqualTo(OrderStatus.EXPIRED);
    assertThat(shop.reservations("EXPIRED")).isEqualTo(2);
    assertThat(shop.available("tea")).isEqualTo(3);
  }

  @ParameterizedTest
  @EnumSource
  void a_repeated_request_gets_the_same_answer_and_places_nothing(PlacementMode mode) {
    shop.sell("tea", 5);
    PlacementResult first = place("k", order(mode, 1, "tea"));
    wire.deliverAll();

    assertThat(place("k", order(mode, 1, "tea"))).isEqualTo(first);
    assertThat(shop.orders().place(key("k", "another request"), order(mode, 2, "tea")))
        .satisfies(
            answer ->
                assertThat(answer.toCompletableFuture().join())
                    .isInstanceOf(PlacementResult.KeyReused.class));
    wire.deliverAll();

    assertThat(shop.ordersPlaced()).isEqualTo(1);
    assertThat(shop.reservations("HELD")).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void a_paid_order_is_confirmed_and_its_reservations_are_committed(PlacementMode mode) {
    shop.sell("tea", 1, 1);
    PlaceOrder order = order(mode, 2, "tea");
    place("k", order);
    wire.deliverAll();

    shop.authorise(order.id());
    shop.orders()
        .settle(Settlement.paid(order.id(), UUID.randomUUID()))
        .toCompletableFuture()
        .join();

    assertThat(statusOf(order.id())).isEqualTo(OrderStatus.CONFIRMED);
    assertThat(shop.reservations("COMMITTED")).isEqualTo(2);
  }
}
