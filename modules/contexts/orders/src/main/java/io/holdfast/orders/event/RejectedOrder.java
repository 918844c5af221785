package io.holdfast.orders.event;

import io.holdfast.orders.Shortage;
import java.util.List;
import java.util.UUID;

/**
 * The data of the event of an order that could not be placed.
 *
 * @param reason {@link #INSUFFICIENT_STOCK}
 */
public record RejectedOrder(
    UUID orderId, String customerId, String reason, List<Missing> shortages) {
  /** Currently the only reason. */
  public static final String INSUFFICIENT_STOCK = "insufficient-stock";

  /** A line with insufficient stock. */
  public record Missing(String sku, int requested, long available) {}

  /** An order rejected for insufficient stock. */
  public static RejectedOrder of(UUID order, String customer, List<Shortage> shortages) {
    return new RejectedOrder(
        order,
        customer,
        INSUFFICIENT_STOCK,
        shortages.stream()
            .map(s -> new Missing(s.sku().value(), s.requested(), s.available()))
            .toList());
  }
}
