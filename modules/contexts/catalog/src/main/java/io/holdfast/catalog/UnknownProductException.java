package io.holdfast.catalog;

import io.holdfast.kernel.Sku;

/** The catalogue has no such product. */
public class UnknownProductException extends RuntimeException {
  public UnknownProductException(Sku sku) {
    super("the SKU " + sku + " is not in the catalogue");
  }
}
