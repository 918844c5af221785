package io.holdfast.exchange.csv;

/** A row breaks a rule. */
public class RowRejectedException extends RuntimeException {
  public RowRejectedException(String reason) {
    super(reason);
  }
}
