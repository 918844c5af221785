package io.holdfast.orders.settlement;

import io.holdfast.inventory.ReservationOutcome;
import io.holdfast.kernel.OrderId;
import io.holdfast.kernel.OrderStatus;
import io.holdfast.kernel.event.OrderEvent;
import java.util.UUID;

/**
 * A request to settle a PLACED order.
 *
 * @param event the event that caused it, applied once; null if there is none
 * @param reason reason of a cancellation, or null
 */
public record Settlement(OrderId order, UUID event, ReservationOutcome outcome, String reason) {

  /** The order is paid. */
  public static Settlement paid(OrderId order, UUID event) {
    return new Settlement(order, event, ReservationOutcome.COMMITTED, null);
  }

  /** The payment was declined. */
  public static Settlement declined(OrderId order, UUID event, String reason) {
    return new Settlement(order, event, ReservationOutcome.RELEASED, reason);
  }

  /** Not paid in time. */
  public static Settlement expired(OrderId order) {
    return new Settlement(order, null, ReservationOutcome.EXPIRED, "not paid in time");
  }

  OrderStatus status() {
    return switch (outcome) {
      case COMMITTED -> OrderStatus.CONFIRMED;
      case RELEASED -> OrderStatus.CANCELLED;
      case EXPIRED -> OrderStatus.EXPIRED;
    };
  }

  OrderEvent eventType() {
    return switch (outcome) {
      case COMMITTED -> OrderEvent.CONFIRMED;
      case RELEASED -> OrderEvent.CANCELLED;
      case EXPIRED -> OrderEvent.EXPIRED;
    };
  }
}
