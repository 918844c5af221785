package io.holdfast.inventory;

import io.holdfast.kernel.Sku;

/** The warehouse does not keep that SKU. */
public class UnknownStockItemException extends RuntimeException {
  public UnknownStockItemException(Sku sku) {
    super("the warehouse does not keep " + sku);
  }
}
