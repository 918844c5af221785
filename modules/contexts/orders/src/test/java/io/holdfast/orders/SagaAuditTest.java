package io.holdfast.orders;

import static io.holdfast.orders.OrdersFixture.key;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.kernel.OrderId;
import io.holdfast.kernel.VersionCondition;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the audit says of sagas that were damaged by hand. */
class SagaAuditTest {
  private final OrdersFixture shop = OrdersFixture.open();

  @AfterEach
  void close() {
    shop.close();
  }

  private OrderId place(String key) {
    PlaceOrder order = OrdersFixture.order(2, "tea");
    PlaceOrder saga =
        new PlaceOrder(
            order.id(),
            order.customerId(),
            order.shipTo(),
            order.lines(),
            order.paymentToken(),
            PlacementMode.SAGA);
    assertThat(shop.orders().place(key(key), saga).toCompletableFuture().join())
        .isInstanceOf(PlacementResult.Pending.class);
    return order.id();
  }

  private List<String> broken() {
    return PlacementModesTest.audit(shop).stream()
        .map(text -> text.substring(0, text.indexOf(' ')))
        .toList();
  }

  @Test
  void each_damage_is_found_by_its_invariant() {
    shop.sell("tea", 1, 1);
    place("k");
    new SagaWire(shop).deliverAll();
    assertThat(broken()).isEmpty();

    shop.hub().execute("UPDATE orders.saga_step SET state = 'REFUSED' WHERE warehouse = 'b'");
    assertThat(broken()).as("placed without one of its warehouses").contains("I10");
    shop.hub()
        .execute(
            "UPDATE orders.saga_step SET state = 'RESERVED'",
            """
            UPDATE orders.saga_step SET release_asked_at = now() - interval '1 hour'
            WHERE warehouse = 'b'""");
    assertThat(broken()).as("a release without an answer").contains("I10", "I11");
    shop.hub().execute("UPDATE orders.saga_step SET release_asked_at = NULL");
    assertThat(broken()).isEmpty();

    shop.warehouse('a')
        .execute(
            """
            UPDATE messaging.outbox SET status = 'SENT', sent_at = now() - interval '1 hour'
            WHERE type LIKE '%reservation-answered%'""");
    shop.hub().execute("DELETE FROM messaging.inbox WHERE consumer = 'sagas'");
    assertThat(broken()).as("an answer that was not applied").containsExactly("I8");
  }

  @Test
  void units_that_were_released_and_are_held_all_the_same_contradict_each_other() {
    shop.sell("tea", 1, 1);
    OrderId id = place("k");
    SagaWire wire = new SagaWire(shop);
    wire.deliverNext();
    shop.orders().cancel(id, "changed my mind", VersionCondition.ANY);
    assertThat(broken()).isEmpty();

    shop.hub().execute("UPDATE orders.saga_step SET state = 'RELEASED', released_at = now()");

    assertThat(broken()).containsExactly("I5");
  }

  @Test
  void a_pending_order_past_its_deadline_is_stuck() {
    shop.sell("tea", 1, 1);
    place("k");
    assertThat(broken()).isEmpty();

    shop.hub()
        .execute(
            "UPDATE orders.saga SET due_at = now() - interval '1 hour'",
            "UPDATE orders.orders SET placed_at = now() - interval '70 minutes'");

    assertThat(broken()).containsExactly("I11");
  }
}
