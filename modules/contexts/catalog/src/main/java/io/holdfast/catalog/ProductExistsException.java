package io.holdfast.catalog;

import io.holdfast.kernel.Sku;

/** The product exists already; it may be retired. */
public class ProductExistsException extends RuntimeException {
  public ProductExistsException(Sku sku) {
    super("the SKU " + sku + " is in the catalogue already");
  }
}
