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
  /** The only reason so far. */
  public static final String INSUFFICIENT_STOCK = "insufficient-stock";

  /** A line that could not be met. */
  public record Missing(String sku, int requested, long available) {}

  /** An order for which there was not enough stock. */
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
