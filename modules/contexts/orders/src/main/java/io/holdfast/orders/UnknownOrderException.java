package io.holdfast.orders;

import io.holdfast.kernel.OrderId;

/** There is no such order. */
public class UnknownOrderException extends RuntimeException {
  public UnknownOrderException(OrderId id) {
    super("there is no order " + id);
  }
}
