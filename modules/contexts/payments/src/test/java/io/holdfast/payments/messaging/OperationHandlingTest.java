package io.holdfast.payments.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.kernel.DomainEvent;
import io.holdfast.kernel.OrderId;
import io.holdfast.kernel.TimeOrderedUuid;
import io.holdfast.kernel.event.EventType;
import io.holdfast.kernel.event.OrderEvent;
import io.holdfast.kernel.event.ReturnEvent;
import io.holdfast.kernel.event.ShipmentEvent;
import io.holdfast.payments.PaidHub;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OperationHandlingTest {
  private final PaidHub hub = new PaidHub();
  private final OperationHandling handling = new OperationHandling(hub.requests());
  private final OrderId order = hub.authorised(1000);

  @AfterEach
  void close() {
    hub.close();
  }

  @Test
  void a_dispatched_shipment_is_captured_and_delivered_three_times_it_is_captured_once() {
    DomainEvent dispatched = shipment(ShipmentEvent.DISPATCHED, 400, "");
    handling.handle(dispatched);
    handling.handle(dispatched);
    handling.handle(dispatched);
    assertThat(hub.operations(order)).containsExactly("CAPTURE 400 PENDING");
  }

  @Test
  void a_shipment_published_twice_under_two_ids_is_captured_once() {
    UUID shipment = TimeOrderedUuid.next();
    handling.handle(shipment(shipment, ShipmentEvent.DISPATCHED, 400, ""));
    handling.handle(shipment(shipment, ShipmentEvent.DISPATCHED, 400, ""));
    assertThat(hub.operations(order)).containsExactly("CAPTURE 400 PENDING");
  }

  @Test
  void a_lost_shipment_is_refunded_only_by_the_policy_that_says_so() {
    handling.handle(shipment(ShipmentEvent.LOST, 400, ",\"policy\":\"RESHIP\""));
    assertThat(hub.operations(order)).isEmpty();
    handling.handle(shipment(ShipmentEvent.LOST, 300, ",\"policy\":\"REFUND\""));
    assertThat(hub.operations(order)).containsExactly("REFUND 300 PENDING");
    assertThat(hub.rows()).as("payment, inbox, outbox").isEqualTo("1 3 1");
  }

  @Test
  void a_received_return_is_refunded_once() {
    String data =
        "{\"returnId\":\"%s\",\"orderId\":\"%s\",\"currency\":\"USD\",\"amountMinorUnits\":250}"
            .formatted(TimeOrderedUuid.next(), order);
    handling.handle(event(ReturnEvent.RECEIVED, data));
    handling.handle(event(ReturnEvent.RECEIVED, data));
    assertThat(hub.operations(order)).containsExactly("REFUND 250 PENDING");
  }

  @Test
  void cancelled_units_are_counted_once_per_event_and_twice_for_two() {
    String data =
        "{\"orderId\":\"%s\",\"currency\":\"USD\",\"amountMinorUnits\":250}".formatted(order);
    DomainEvent cancelled = event(OrderEvent.UNITS_CANCELLED, data);
    handling.handle(cancelled);
    handling.handle(cancelled);
    assertThat(hub.payment(order)).isEqualTo("AUTHORISED 1000 0 250 0");
    handling.handle(event(OrderEvent.UNITS_CANCELLED, data));
    assertThat(hub.payment(order)).isEqualTo("AUTHORISED 1000 0 500 0");
  }

  @Test
  void an_event_that_is_malformed_or_of_another_type_is_refused() {
    for (DomainEvent event :
        new DomainEvent[] {
          event(OrderEvent.PLACED, "{\"orderId\":\"%s\"}".formatted(order)),
          event(ShipmentEvent.DISPATCHED, "{\"orderId\":\"%s\"}".formatted(order)),
          event(ShipmentEvent.DISPATCHED, "{"),
          event(OrderEvent.UNITS_CANCELLED, "{\"orderId\":\"%s\"}".formatted(order)),
        }) {
      assertThatThrownBy(() -> handling.handle(event)).isInstanceOf(IllegalArgumentException.class);
    }
    assertThat(hub.operations(order)).isEmpty();
  }

  private DomainEvent shipment(ShipmentEvent type, long minorUnits, String more) {
    return shipment(TimeOrderedUuid.next(), type, minorUnits, more);
  }

  private DomainEvent shipment(UUID id, ShipmentEvent type, long minorUnits, String more) {
    return event(
        type,
        "{\"shipmentId\":\"%s\",\"orderId\":\"%s\",\"currency\":\"USD\",\"amountMinorUnits\":%d%s}"
            .formatted(id, order, minorUnits, more));
  }

  private static DomainEvent event(EventType type, String data) {
    return DomainEvent.of(TimeOrderedUuid.next(), type, TimeOrderedUuid.next().toString(), 1, data);
  }
}
