package io.holdfast.orders.placement;

import io.holdfast.kernel.IdempotencyKey;
import io.holdfast.orders.PlaceOrder;

/**
 * An order to be placed under its key.
 *
 * @param saleTicket shown for SKUs of a sale; null if none was
 */
public record Placement(IdempotencyKey key, PlaceOrder order, String saleTicket) {
  /** An order without a ticket. */
  public Placement(IdempotencyKey key, PlaceOrder order) {
    this(key, order, null);
  }
}
