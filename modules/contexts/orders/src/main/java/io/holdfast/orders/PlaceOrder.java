package io.holdfast.orders;

import io.holdfast.kernel.OrderId;
import java.util.List;

/**
 * What a shop asks for: whole or not at all.
 *
 * @param id identity that the order gets if it is accepted
 * @param lines at least one; lines of one SKU are summed
 * @param paymentToken stands for the buyer's means of payment
 */
public record PlaceOrder(
    OrderId id, String customerId, Destination shipTo, List<OrderLine> lines, String paymentToken) {

  /** Without the token, so that no log or message shows it. */
  @Override
  public String toString() {
    return "PlaceOrder[id=" + id + ", customerId=" + customerId + ", lines=" + lines + "]";
  }
}
