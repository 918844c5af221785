package io.holdfast.fulfilment;

/**
 * A report is not signed with the secret shared with the carrier, or its timestamp is too far off.
 */
public final class InvalidReportException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public InvalidReportException() {
    super("The signature is not valid now");
  }
}
