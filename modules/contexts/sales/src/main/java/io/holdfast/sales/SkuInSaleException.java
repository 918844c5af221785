package io.holdfast.sales;

/** A SKU is in another sale that is not over. */
public class SkuInSaleException extends RuntimeException {
  public SkuInSaleException(String message) {
    super(message);
  }
}
