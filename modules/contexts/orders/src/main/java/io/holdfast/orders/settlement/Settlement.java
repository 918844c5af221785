package io.holdfast.orders.settlement;

import io.holdfast.inventory.ReservationOutcome;
import io.holdfast.kernel.OrderId;
import io.holdfast.orders.OrderStatus;
import io.holdfast.platform.JsonText;
import java.util.UUID;

/**
 * A wish to end the waiting of an order.
 *
 * @param event the event behind it, applied once; or null if there is none
 * @param reason why it was cancelled, or null
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

  /** Nobody paid in time. */
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

  String eventType() {
    return switch (outcome) {
      case COMMITTED -> "OrderConfirmed";
      case RELEASED -> "OrderCancelled";
      case EXPIRED -> "OrderExpired";
    };
  }

  /** The data of the event. */
  String toEventData() {
    return JsonText.of(new OrderSettled(order.value(), status(), reason));
  }

  /** The data of the event of an order that was cancelled by itself. */
  static String eventDataOfCancelled(OrderId order, String reason) {
    return JsonText.of(new OrderSettled(order.value(), OrderStatus.CANCELLED, reason));
  }

  private record OrderSettled(UUID orderId, OrderStatus status, String reason) {}
}
