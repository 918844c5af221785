package io.holdfast.platform.security;

/**
 * The caller acts for one customer, and this belongs to another: for the caller it is not there.
 */
public class OfAnotherCustomerException extends RuntimeException {
  public OfAnotherCustomerException() {
    super("there is nothing here for this customer");
  }
}
