package io.holdfast.orders.settlement;

import io.holdfast.inventory.ReservationOutcome;
import io.holdfast.kernel.OrderId;
import io.holdfast.kernel.OrderStatus;
import io.holdfast.platform.JsonText;
import java.util.UUID;

/**
 * A wish to end the waiting of an order.
 *
 * @param event the event behind it, applied once; or null if there is none
 * @param expectedVersion version the caller has seen, or null if any will do
 * @param reason why it was cancelled, or null
 */
public record Settlement(
    OrderId order, UUID event, Integer expectedVersion, ReservationOutcome outcome, String reason) {

  /** The order is paid. */
  public static Settlement paid(OrderId order, UUID event) {
    return new Settlement(order, event, null, ReservationOutcome.COMMITTED, null);
  }

  /** The payment was declined. */
  public static Settlement declined(OrderId order, UUID event, String reason) {
    return new Settlement(order, event, null, ReservationOutcome.RELEASED, reason);
  }

  /** The buyer no longer wants it. */
  public static Settlement withdrawn(OrderId order, Integer expectedVersion) {
    return new Settlement(order, null, expectedVersion, ReservationOutcome.RELEASED, "withdrawn");
  }

  /** Nobody paid in time. */
  public static Settlement expired(OrderId order) {
    return new Settlement(order, null, null, ReservationOutcome.EXPIRED, "not paid in time");
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

  private record OrderSettled(UUID orderId, OrderStatus status, String reason) {}
}
