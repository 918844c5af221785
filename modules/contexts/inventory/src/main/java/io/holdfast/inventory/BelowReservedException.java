package io.holdfast.inventory;

import io.holdfast.kernel.Sku;

/** The change would leave less on hand than is reserved for orders. */
public class BelowReservedException extends RuntimeException {
  public BelowReservedException(Sku sku) {
    super("less would be on hand than is reserved of " + sku);
  }
}
