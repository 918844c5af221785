package io.holdfast.payments;

/** A callback names something that the ledger does not have. */
public class UnknownPaymentReferenceException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UnknownPaymentReferenceException() {
    super("The ledger has no such operation");
  }
}
