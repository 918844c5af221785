package io.holdfast.catalog;

import io.holdfast.kernel.Sku;

/** The product was to be new, but the catalogue has it already, perhaps retired. */
public class ProductExistsException extends RuntimeException {
  public ProductExistsException(Sku sku) {
    super("the SKU " + sku + " is in the catalogue already");
  }
}
