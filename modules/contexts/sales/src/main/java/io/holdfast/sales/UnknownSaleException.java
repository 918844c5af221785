package io.holdfast.sales;

/** The sale is not known. */
public class UnknownSaleException extends RuntimeException {
  public UnknownSaleException(String message) {
    super(message);
  }
}
