package io.holdfast.orders;

import static io.holdfast.orders.OrdersFixture.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.kernel.ConflictException;
import io.holdfast.kernel.DomainEvent;
import io.holdfast.kernel.OrderId;
import io.holdfast.kernel.OrderStatus;
import io.holdfast.kernel.SagaStepState;
import io.holdfast.kernel.Sku;
import io.holdfast.kernel.TimeOrderedUuid;
import io.holdfast.kernel.UnavailableException;
import io.holdfast.kernel.VersionCondition;
import io.holdfast.orders.messaging.ReservationHandling;
import io.holdfast.orders.settlement.Settlement;
import io.holdfast.testkit.Probe;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sagas step by step: refusals, silence, late and repeated messages. */
@Timeout(120)
class SagaTest {
  private final OrdersFixture shop = OrdersFixture.open();
  private final SagaWire wire = new SagaWire(shop);

  @AfterEach
  void every_database_agrees_and_every_invariant_holds() {
    assertThat(shop.disagreements()).isEmpty();
    // Nothing is relayed here: an event is late after some seconds.
    assertThat(PlacementModesTest.audit(shop))
        .filteredOn(text -> !text.matches("I8 .* is PENDING .*"))
        .isEmpty();
    shop.close();
  }

  private OrderId accepted(String key, int quantity, String... skus) {
    return accepted(shop, key, quantity, skus);
  }

  private static OrderId accepted(OrdersFixture shop, String key, int quantity, String... skus) {
    PlaceOrder order = OrdersFixture.order(quantity, skus);
    PlacementResult result =
        shop.orders()
            .place(
                key(key),
                new PlaceOrder(
                    order.id(),
                    order.customerId(),
                    order.shipTo(),
                    order.lines(),
                    order.paymentToken(),
                    PlacementMode.SAGA))
            .toCompletableFuture()
            .join();
    return ((PlacementResult.Pending) result).id();
  }

  private OrderView view(OrderId id) {
    return shop.orders().find(id).orElseThrow();
  }

  private String steps(OrderId id) {
    return view(id).steps().stream()
        .map(step -> step.warehouse() + " " + step.state())
        .collect(Collectors.joining(", "));
  }

  private void deadlineIsOver() {
    shop.hub()
        .execute(
            "UPDATE orders.saga SET due_at = now() - interval '1 second' WHERE due_at IS NOT NULL");
    shop.sagas().giveUpSilent();
  }

  @Test
  void an_accepted_order_is_pending_with_its_plan_and_nothing_is_reserved_or_paid_yet() {
    shop.sell("tea", 1, 1);

    OrderId id = accepted("k", 2, "tea");

    assertThat(view(id).status()).isEqualTo(OrderStatus.PENDING);
    assertThat(steps(id)).isEqualTo("a ASKED, b ASKED");
    assertThat(view(id).lines().get(0).allocations())
        .containsExactly(new OrderView.Allocation("a", 1), new OrderView.Allocation("b", 1));
    assertThat(shop.reservations("HELD")).isZero();
    assertThat(shop.events("order", "type")).containsExactly("io.holdfast.order.pending.v1");
    assertThat(shop.hub().texts("SELECT status || key FROM orders.idempotency_key"))
        .containsExactly("202k");
  }

  @Test
  void the_last_answer_places_it_and_its_payment_begins_then() {
    shop.sell("tea", 1, 1);
    OrderId id = accepted("k", 2, "tea");
    shop.hub().execute("UPDATE orders.orders SET expires_at = now() - interval '1 hour'");

    wire.cut('b').deliverAll();
    assertThat(steps(id)).isEqualTo("a RESERVED, b ASKED");
    assertThat(view(id).status()).isEqualTo(OrderStatus.PENDING);
    wire.mend('b').deliverAll();

    assertThat(view(id).status()).isEqualTo(OrderStatus.PLACED);
    assertThat(view(id).expiresAt()).isAfter(view(id).placedAt());
    assertThat(
            shop.events(
                "order",
                """
                type || ' ' || aggregate_version || ' ' || (data::jsonb ->> 'totalMinorUnits')
                  || ' ' || (data::jsonb #>> '{shipTo,postalCode}')"""))
        .containsExactly(
            "io.holdfast.order.pending.v1 0 200 98225", "io.holdfast.order.placed.v1 2 200 98225");
    assertThat(shop.hub().count("SELECT count(*) FROM payments.payment_token")).isEqualTo(1);
  }

  @Test
  void what_a_warehouse_refuses_is_planned_anew_without_it() {
    shop.sell("tea", 2, 2, 2);
    OrderId id = accepted("k", 2, "tea");
    shop.lose('a', "tea", 1);

    wire.deliverAll();

    assertThat(view(id).status()).isEqualTo(OrderStatus.PLACED);
    assertThat(steps(id)).isEqualTo("a REFUSED, b RESERVED");
    assertThat(view(id).lines().get(0).allocations())
        .containsExactly(new OrderView.Allocation("b", 2));
  }

  @Test
  void a_rejected_order_says_what_was_short_and_keeps_no_payment_token() {
    shop.sell("tea", 1, 1);
    OrderId id = accepted("k", 2, "tea");
    shop.lose('b', "tea", 1);

    wire.deliverAll();

    assertThat(view(id).status()).isEqualTo(OrderStatus.REJECTED);
    assertThat(view(id).shortages()).containsExactly(new Shortage(new Sku("tea"), 2, 1));
    assertThat(steps(id)).isEqualTo("a RELEASED, b REFUSED");
    assertThat(shop.available("tea")).isEqualTo(1);
    assertThat(shop.orders().timeline(id))
        .extracting(entry -> entry.type() + " " + entry.detail())
        .containsExactly(
            "PENDING 2.00 USD",
            "RESERVATION_REQUESTED a",
            "RESERVATION_REQUESTED b",
            "RESERVED a",
            "RESERVATION_REFUSED b",
            "REJECTED tea: 2 requested, 1 available",
            "RESERVATION_RELEASED a");
    assertThat(shop.hub().count("SELECT count(*) FROM payments.payment_token")).isZero();
    assertThat(shop.events("order", "type"))
        .containsExactly("io.holdfast.order.pending.v1", "io.holdfast.order.rejected.v1");
  }

  @Test
  void a_silent_warehouse_is_replaced_and_its_late_reservation_is_released() {
    shop.sell("tea", 1, 1);
    OrderId id = accepted("k", 1, "tea");
    wire.cut('a').deliverAll();

    deadlineIsOver();
    wire.deliverAll();
    assertThat(view(id).status()).isEqualTo(OrderStatus.PLACED);
    assertThat(steps(id)).isEqualTo("a SILENT, b RESERVED");

    wire.mend('a').deliverAll();
    assertThat(shop.warehouse('a').count("SELECT count(*) FROM reservation WHERE status = 'HELD'"))
        .isZero();
    assertThat(steps(id)).isEqualTo("a SILENT, b RESERVED");
    assertThat(shop.available("tea")).isEqualTo(1);
  }

  @Test
  void without_another_warehouse_silence_rejects_the_order() {
    shop.sell("tea", 1, 1);
    OrderId id = accepted("k", 2, "tea");
    wire.cut('b').deliverAll();

    deadlineIsOver();
    wire.deliverAll();

    assertThat(view(id).status()).isEqualTo(OrderStatus.REJECTED);
    assertThat(steps(id)).isEqualTo("a RELEASED, b SILENT");
    wire.mend('b').deliverAll();
    assertThat(shop.available("tea")).isEqualTo(2);
  }

  @Test
  void nobody_is_given_up_before_the_deadline() {
    shop.sell("tea", 1);
    OrderId id = accepted("k", 1, "tea");

    assertThat(shop.sagas().giveUpSilent()).isZero();

    assertThat(steps(id)).isEqualTo("a ASKED");
    wire.deliverAll();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void an_order_can_be_cancelled_at_every_moment_of_its_saga(int messages) {
    shop.sell("tea", 1, 1);
    OrderId id = accepted("k", 2, "tea");
    for (int i = 0; i < messages; i++) {
      wire.deliverNext();
    }

    OrderView cancelled = shop.orders().cancel(id, "changed my mind", VersionCondition.ANY);
    wire.deliverAll();

    assertThat(cancelled.status()).isEqualTo(OrderStatus.CANCELLED);
    assertThat(shop.orders().cancel(id, "again", VersionCondition.ANY).endReason())
        .isEqualTo("changed my mind");
    assertThat(shop.reservations("HELD")).isZero();
    assertThat(shop.available("tea")).isEqualTo(2);
    assertThat(steps(id)).isEqualTo("a RELEASED, b RELEASED");
    assertThat(shop.events("order", "type"))
        .containsExactly("io.holdfast.order.pending.v1", "io.holdfast.order.cancelled.v1");
    assertThat(shop.hub().count("SELECT count(*) FROM payments.payment_token")).isZero();
  }

  @Test
  void a_request_that_comes_after_its_release_reserves_nothing() {
    shop.sell("tea", 1);
    OrderId id = accepted("k", 1, "tea");
    DomainEvent request = wire.sent().get(0);
    shop.orders().cancel(id, "changed my mind", VersionCondition.ANY);
    DomainEvent release = wire.sent().get(1);

    ReservationHandling.request(shop.requests(), release);
    ReservationHandling.request(shop.requests(), request);

    assertThat(shop.warehouse('a').count("SELECT count(*) FROM reservation")).isZero();
    wire.deliverAll();
    assertThat(steps(id)).isEqualTo("a RELEASED");
  }

  @Test
  void messages_that_come_again_and_again_change_nothing() {
    shop.sell("tea", 1, 1);
    OrderId placed = accepted("k1", 1, "tea");
    wire.deliverAll();
    OrderId rejected = accepted("k2", 1, "tea");
    shop.lose('b', "tea", 1);
    wire.deliverAll();
    List<String> events = shop.events("order", "id");

    wire.deliverAgain();
    wire.deliverAll();
    wire.deliverAgain();

    assertThat(view(placed).status()).isEqualTo(OrderStatus.PLACED);
    assertThat(view(rejected).status()).isEqualTo(OrderStatus.REJECTED);
    assertThat(shop.events("order", "id")).isEqualTo(events);
    assertThat(shop.reservations("HELD")).isEqualTo(1);
  }

  @Test
  void the_units_of_a_pending_order_count_for_the_limit_of_its_customer() {
    shop.sell("tea", 5);
    shop.limits().set(new Sku("tea"), new PurchaseLimit(2, 30));
    accepted("k1", 2, "tea");

    PlacementResult next = shop.place("k2", OrdersFixture.order(1, "tea")).join();

    assertThat(next).isInstanceOf(PlacementResult.LimitExceeded.class);
    wire.deliverAll();
  }

  @Test
  void a_shortage_that_is_certain_is_answered_at_once() {
    shop.sell("tea", 1);
    PlaceOrder order = OrdersFixture.order(2, "tea");
    PlaceOrder saga =
        new PlaceOrder(
            order.id(), "c1", order.shipTo(), order.lines(), "tok_ok", PlacementMode.SAGA);

    assertThat(shop.orders().place(key("k"), saga).toCompletableFuture().join())
        .isEqualTo(new PlacementResult.Rejected(List.of(new Shortage(new Sku("tea"), 2, 1))));
    assertThat(shop.ordersPlaced()).isZero();
  }

  @Test
  void a_warehouse_that_is_away_is_asked_again_when_it_is_back() {
    shop.sell("tea", 1);
    OrderId id = accepted("k", 1, "tea");
    shop.takeAway('a');

    assertThatThrownBy(
            () -> {
              while (wire.deliverNext()) {
                // Until the warehouse is known to be away.
              }
            })
        .isInstanceOfAny(UnavailableException.class, ConflictException.class);

    shop.bringBack('a');
    Probe.until(Duration.ofSeconds(20), this::isDelivered);
    assertThat(view(id).status()).isEqualTo(OrderStatus.PLACED);
  }

  private boolean isDelivered() {
    try {
      wire.deliverAll();
      return true;
    } catch (UnavailableException | ConflictException e) {
      return false;
    }
  }

  @Test
  void many_orders_for_few_units_end_with_every_unit_sold_once() {
    shop.sell("tea", 3, 4);
    List<OrderId> orders =
        IntStream.range(0, 20)
            .mapToObj(i -> shop.orders().place(key("k" + i), saga(1)).toCompletableFuture())
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .filter(PlacementResult.Pending.class::isInstance)
            .map(r -> ((PlacementResult.Pending) r).id())
            .toList();
    wire.deliverAll();

    assertThat(orders).filteredOn(id -> view(id).status() == OrderStatus.PLACED).hasSize(7);
    assertThat(orders)
        .allMatch(
            id -> List.of(OrderStatus.PLACED, OrderStatus.REJECTED).contains(view(id).status()));
    assertThat(shop.available("tea")).isZero();
  }

  private static OrderId saga(PlacementResult pending) {
    return ((PlacementResult.Pending) pending).id();
  }

  private static PlaceOrder saga(int quantity) {
    PlaceOrder order = OrdersFixture.order("c" + quantity, TimeOrderedUuid.next(), quantity, "tea");
    return new PlaceOrder(
        order.id(), "c1", order.shipTo(), order.lines(), "tok_ok", PlacementMode.SAGA);
  }

  @Test
  void steps_are_shown_as_the_database_knows_them() {
    assertThat(shop.hub().checkedValues("orders.saga_step", "state"))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(SagaStepState.values()).map(Enum::name).toList());
  }

  /** With c as a far warehouse. */
  @Test
  void only_orders_that_need_a_far_warehouse_go_by_saga() {
    SagaTerms terms = new SagaTerms(Optional.of(List.of("c")), Duration.ofMinutes(1));
    try (OrdersFixture far = OrdersFixture.open(terms)) {
      SagaWire farWire = new SagaWire(far);
      far.sell("tea", 1, 1, 1);

      OrderId near = far.placed("near", OrdersFixture.order(2, "tea"));
      PlacementResult needsFar = far.place("far", OrdersFixture.order(1, "tea")).join();
      farWire.deliverAll();

      assertThat(far.orders().find(near).orElseThrow().placement()).isEqualTo("ATOMIC");
      assertThat(needsFar).isInstanceOf(PlacementResult.Pending.class);
      OrderView saga = far.orders().find(saga(needsFar)).orElseThrow();
      assertThat(saga.status()).isEqualTo(OrderStatus.PLACED);
      assertThat(saga.steps()).containsExactly(new OrderView.Step("c", SagaStepState.RESERVED));
      assertThat(far.place("far", OrdersFixture.order(1, "tea")).join()).isEqualTo(needsFar);
      assertThat(far.place("none", OrdersFixture.order(1, "tea")).join())
          .isInstanceOf(PlacementResult.Rejected.class);
      for (OrderId paid : List.of(near, saga(needsFar))) {
        far.orders().settle(Settlement.paid(paid, UUID.randomUUID())).toCompletableFuture().join();
        assertThat(far.orders().find(paid).orElseThrow().status()).isEqualTo(OrderStatus.CONFIRMED);
      }
      assertThat(far.reservations("COMMITTED")).isEqualTo(3);
      assertThat(far.disagreements()).isEmpty();
    }
  }
}
