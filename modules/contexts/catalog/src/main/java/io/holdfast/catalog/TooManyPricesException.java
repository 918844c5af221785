package io.holdfast.catalog;

import io.holdfast.kernel.Sku;

/** A product has a hundred prices that are still to begin. */
public final class TooManyPricesException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public TooManyPricesException(Sku sku) {
    super("product " + sku + " has a hundred prices that are still to begin");
  }
}
