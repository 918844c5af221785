package io.holdfast.sales;

/** The state of the sale does not allow this. */
public class IllegalSaleStateException extends RuntimeException {
  public IllegalSaleStateException(String message) {
    super(message);
  }
}
