package io.holdfast.orders.saga;

import io.holdfast.kernel.DomainEvent;
import io.holdfast.kernel.OrderId;
import io.holdfast.kernel.OrderStatus;
import io.holdfast.kernel.TimeOrderedUuid;
import io.holdfast.kernel.event.EventType;
import io.holdfast.kernel.event.OrderEvent;
import io.holdfast.kernel.event.ReservationEvent;
import io.holdfast.orders.OrderView;
import io.holdfast.orders.event.OrderData;
import io.holdfast.orders.event.RejectedOrder;
import io.holdfast.orders.event.ReservationRequested;
import io.holdfast.platform.JsonText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The events of a saga that has moved on. */
final class SagaEvents {
  private final Duration reservedFor;

  /**
   * @param reservedFor how long a reservation lives that is requested now
   */
  SagaEvents(Duration reservedFor) {
    this.reservedFor = reservedFor;
  }

  List<DomainEvent> of(SagaState saga) {
    SagaOrder order = saga.order();
    int version = order.version() + (saga.movesOrder() ? 1 : 0);
    List<DomainEvent> events = new ArrayList<>();
    if (saga.status() != order.status()) {
      events.add(
          saga.status() == OrderStatus.PLACED
              ? event(OrderEvent.PLACED, order.id(), version, placed(saga))
              : event(
                  OrderEvent.REJECTED,
                  order.id(),
                  version,
                  RejectedOrder.of(order.id().value(), order.customer(), saga.shortages())));
    }
    if (saga.isReplanned()) {
      ReservationRequested.of(placed(saga), reservedFor).stream()
          .filter(request -> saga.newlyAsked().contains(request.warehouse()))
          .forEach(r -> events.add(event(ReservationEvent.REQUESTED, order.id(), version, r)));
    }
    for (String warehouse : saga.newlyReleasing()) {
      events.add(release(order.id(), warehouse, version));
    }
    return events;
  }

  /** A request to a warehouse to release. */
  static DomainEvent release(OrderId order, String warehouse, int version) {
    return event(
        ReservationEvent.RELEASE_REQUESTED,
        order,
        version,
        new ReservationRequested.Release(order.value(), warehouse));
  }

  private static DomainEvent event(EventType type, OrderId order, int version, Object data) {
    return DomainEvent.of(
        TimeOrderedUuid.next(), type, order.toString(), version, JsonText.of(data));
  }

  private static OrderData placed(SagaState saga) {
    SagaOrder order = saga.order();
    List<OrderData.Line> lines = new ArrayList<>(order.lines().size());
    for (OrderData.Line line : order.lines()) {
      List<OrderView.Allocation> allocations =
          saga.parts().stream()
              .filter(part -> part.sku().equals(line.sku()))
              .map(part -> new OrderView.Allocation(part.warehouse(), part.quantity()))
              .toList();
      lines.add(
          new OrderData.Line(line.sku(), line.quantity(), line.unitPriceMinorUnits(), allocations));
    }
    return new OrderData(
        order.id().value(),
        order.customer(),
        order.totalMinorUnits(),
        order.currency(),
        lines,
        OrderData.ShipTo.of(order.shipTo()),
        order.placedAt(),
        order.orderedAt(),
        null);
  }
}
