package io.holdfast.orders;

import io.holdfast.kernel.OrderId;
import io.holdfast.kernel.OrderStatus;

/** The order's state does not permit the request. */
public class IllegalOrderStateException extends RuntimeException {
  public IllegalOrderStateException(OrderId id, OrderStatus status) {
    super("order " + id + " is " + status);
  }
}
