package io.holdfast.orders;

import io.holdfast.kernel.Sku;

/** More units are to come back, or came, than were shipped and are not in another return. */
public final class ReturnExceedsShippedException extends RuntimeException {
  public ReturnExceedsShippedException(Sku sku, int most) {
    super("of " + sku + " at most " + most + " can be returned");
  }
}
