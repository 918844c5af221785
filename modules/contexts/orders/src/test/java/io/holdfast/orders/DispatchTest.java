package io.holdfast.orders;

import static io.holdfast.orders.OrdersFixture.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.kernel.ConflictException;
import io.holdfast.kernel.OrderId;
import io.holdfast.kernel.OrderStatus;
import io.holdfast.kernel.Sku;
import io.holdfast.kernel.VersionCondition;
import io.holdfast.kernel.WarehouseCode;
import io.holdfast.kernel.event.OrderEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class DispatchTest {
  private static final DispatchResult DISPATCHED = new DispatchResult.Dispatched();

  private final OrdersFixture shop = OrdersFixture.open();
  private final Dispatches dispatches = shop.dispatches();
  private OrderId id;

  @BeforeEach
  void a_confirmed_order_over_two_warehouses() {
    shop.sell("tea", 2, 2);
    id = shop.confirmed("k", order(4, "tea"));
  }

  @AfterEach
  void counters_match_the_ledger() {
    assertThat(shop.disagreements()).isEmpty();
    shop.close();
  }

  private static Parcel parcel(OrderId order, char warehouse, int units, String... skus) {
    return new Parcel(
        order,
        new WarehouseCode(String.valueOf(warehouse)),
        Arrays.stream(skus).map(sku -> new Parcel.Units(new Sku(sku), units)).toList());
  }

  private DispatchResult dispatch(Parcel parcel) {
    return dispatches.dispatch(List.of(parcel), (hub, results) -> {}).get(0);
  }

  private OrderView view() {
    return shop.orders().find(id).orElseThrow();
  }

  @Test
  void two_of_four_units_shipped_are_not_all_and_the_rest_can_be_shipped() {
    assertThat(dispatch(parcel(id, 'a', 2, "tea"))).isEqualTo(DISPATCHED);
    assertThat(view().status()).isEqualTo(OrderStatus.PARTLY_SHIPPED);

    assertThat(dispatch(parcel(id, 'b', 2, "tea"))).isEqualTo(DISPATCHED);
    assertThat(view().status()).isEqualTo(OrderStatus.SHIPPED);
    assertThat(shop.reservations("SHIPPED")).isEqualTo(2);
    assertThat(shop.events("order", "type || aggregate_version"))
        .containsExactly(
            OrderEvent.PLACED.type() + 0,
            OrderEvent.CONFIRMED.type() + 1,
            OrderEvent.PARTLY_SHIPPED.type() + 2,
            OrderEvent.SHIPPED.type() + 3);
  }

  @Test
  void parcels_of_one_order_in_one_batch_advance_it_once() {
    assertThat(
            dispatches.dispatch(
                List.of(parcel(id, 'a', 2, "tea"), parcel(id, 'b', 2, "tea")), (hub, r) -> {}))
        .containsExactly(DISPATCHED, DISPATCHED);

    assertThat(view().status()).isEqualTo(OrderStatus.SHIPPED);
    assertThat(shop.events("order", "type"))
        .containsExactly(
            OrderEvent.PLACED.type(), OrderEvent.CONFIRMED.type(), OrderEvent.SHIPPED.type());
  }

  @Test
  void units_ship_only_from_where_they_are_reserved_and_no_more_than_those() {
    assertThat(dispatch(parcel(id, 'c', 2, "tea"))).isInstanceOf(DispatchResult.Refused.class);
    assertThat(dispatch(parcel(id, 'a', 3, "tea"))).isInstanceOf(DispatchResult.Refused.class);
    dispatch(parcel(id, 'a', 2, "tea"));
    assertThat(dispatch(parcel(id, 'a', 2, "tea"))).isInstanceOf(DispatchResult.Refused.class);

    assertThat(view().status()).isEqualTo(OrderStatus.PARTLY_SHIPPED);
  }

  @Test
  void an_order_that_is_not_paid_does_not_ship() {
    shop.sell("ale", 1);
    OrderId placed = shop.placed("ale", order(1, "ale"));

    assertThat(dispatch(parcel(placed, 'a', 1, "ale")))
        .isEqualTo(new DispatchResult.Refused("order is PLACED"));
  }

  @Test
  void an_order_whose_authorisation_has_lapsed_does_not_ship() {
    shop.hub()
        .execute("UPDATE payments.payment SET authorised_until = now() - interval '1 second'");
    assertThat(dispatch(parcel(id, 'a', 2, "tea")))
        .isEqualTo(new DispatchResult.Refused("payment no longer holds"));

    shop.hub().execute("UPDATE payments.payment SET authorised_until = now() + interval '1 hour'");
    assertThat(dispatch(parcel(id, 'a', 2, "tea"))).isEqualTo(DISPATCHED);
  }

  @Test
  void a_parcel_that_cannot_ship_does_not_affect_the_others_of_its_batch() {
    shop.sell("ale", 1);
    OrderId cancelled = shop.confirmed("ale", order(1, "ale"));
    shop.orders().cancel(cancelled, "ordered twice", VersionCondition.ANY);
    List<DispatchResult> recorded = new ArrayList<>();

    assertThat(
            dispatches.dispatch(
                List.of(parcel(cancelled, 'a', 1, "ale"), parcel(id, 'a', 2, "tea")),
                (hub, results) -> recorded.addAll(results)))
        .containsExactly(new DispatchResult.Refused("order is CANCELLED"), DISPATCHED)
        .isEqualTo(recorded);
  }

  @Test
  void what_the_caller_cannot_record_is_not_dispatched() {
    assertThatThrownBy(
            () ->
                dispatches.dispatch(
                    List.of(parcel(id, 'a', 2, "tea")),
                    (hub, results) -> {
                      throw new ConflictException("taken over");
                    }))
        .isInstanceOf(ConflictException.class);

    assertThat(view().status()).isEqualTo(OrderStatus.CONFIRMED);
    assertThat(shop.reservations("SHIPPED")).isZero();
  }

  @Test
  void a_parcel_of_an_unreachable_warehouse_is_postponed_and_the_others_leave() {
    shop.sell("ale", 1);
    OrderId other = shop.confirmed("ale", order(1, "ale"));
    shop.takeAway('b');
    List<Parcel> parcels = List.of(parcel(id, 'b', 2, "tea"), parcel(other, 'a', 1, "ale"));

    io.holdfast.testkit.Probe.until(
        java.time.Duration.ofSeconds(20),
        () -> !shop.reservations().canReach(new WarehouseCode("b")));
    assertThat(dispatches.dispatch(parcels, (hub, results) -> {}))
        .containsExactly(new DispatchResult.Postponed(), DISPATCHED);
    shop.bringBack('b');
  }

  @Test
  void a_cancellation_after_a_part_was_dispatched_releases_the_rest_only() {
    dispatch(parcel(id, 'a', 2, "tea"));

    OrderView order = shop.orders().cancel(id, "changed my mind", VersionCondition.ANY);

    assertThat(order.status()).isEqualTo(OrderStatus.SHIPPED);
    assertThat(order.lines().get(0).cancelled()).isEqualTo(2);
    assertThat(shop.available("tea")).isEqualTo(2);
    assertThat(shop.events("order", "data::jsonb ->> 'amountMinorUnits'"))
        .containsExactly(null, null, null, "200");
    assertThat(shop.events("order", "data::jsonb #>> '{lines,0,allocations,0,warehouse}'").get(3))
        .isEqualTo("b");
    assertThat(shop.orders().cancel(id, "again", VersionCondition.exactly(0))).isEqualTo(order);
    assertThat(dispatch(parcel(id, 'b', 2, "tea"))).isInstanceOf(DispatchResult.Refused.class);
  }

  @Test
  void once_everything_was_dispatched_nothing_is_cancelled() {
    dispatch(parcel(id, 'a', 2, "tea"));
    dispatch(parcel(id, 'b', 2, "tea"));

    assertThatThrownBy(() -> shop.orders().cancel(id, "too late", VersionCondition.ANY))
        .isInstanceOf(IllegalOrderStateException.class);
  }

  @Test
  void a_lapsed_payment_cancels_what_was_not_dispatched_and_is_no_wish_of_the_buyer() {
    dispatch(parcel(id, 'a', 2, "tea"));
    shop.orders().cancelUncovered(id, "authorisation expired");
    shop.orders().cancelUncovered(id, "authorisation expired");

    assertThat(view().status()).isEqualTo(OrderStatus.SHIPPED);
    assertThat(shop.available("tea")).isEqualTo(2);
    assertThatThrownBy(() -> shop.orders().cancel(id, "too late", VersionCondition.ANY))
        .isInstanceOf(IllegalOrderStateException.class);
  }

  @Test
  void of_dispatch_and_cancellation_at_once_exactly_one_wins_for_each_unit() {
    shop.sell("ale", 40, 40);
    List<OrderId> orders = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      orders.add(shop.confirmed("race-" + i, order(4, "ale")));
    }
    List<CompletableFuture<Boolean>> cancelled =
        orders.stream().map(one -> CompletableFuture.supplyAsync(() -> isCancelled(one))).toList();
    List<CompletableFuture<Boolean>> dispatched =
        orders.stream().map(one -> CompletableFuture.supplyAsync(() -> isDispatched(one))).toList();

    int left = 80;
    for (int i = 0; i < orders.size(); i++) {
      boolean isDispatched = dispatched.get(i).join();
      cancelled.get(i).join();
      left -= isDispatched ? 4 : 0;
      OrderStatus status = shop.orders().find(orders.get(i)).orElseThrow().status();
      assertThat(status).isEqualTo(isDispatched ? OrderStatus.SHIPPED : OrderStatus.CANCELLED);
    }
    assertThat(shop.available("ale")).isEqualTo(left);
  }

  /** Until it is decided, as its caller repeats it. */
  private boolean isCancelled(OrderId order) {
    while (true) {
      try {
        shop.orders().cancel(order, "changed my mind", VersionCondition.ANY);
        return true;
      } catch (IllegalOrderStateException e) {
        return false;
      } catch (ConflictException | io.holdfast.kernel.UnavailableException e) {
        Thread.onSpinWait();
      }
    }
  }

  private boolean isDispatched(OrderId order) {
    char from = view(order).lines().get(0).allocations().get(0).warehouse().charAt(0);
    while (true) {
      try {
        DispatchResult result = dispatch(parcel(order, from, 4, "ale"));
        if (!(result instanceof DispatchResult.Postponed)) {
          return result instanceof DispatchResult.Dispatched;
        }
      } catch (ConflictException e) {
        Thread.onSpinWait();
      }
    }
  }

  private OrderView view(OrderId order) {
    return shop.orders().find(order).orElseThrow();
  }
}
