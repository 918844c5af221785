package io.holdfast.payments;

/** The provider refuses an operation, and would refuse every repetition of it. */
public class OperationRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public OperationRefusedException(String message) {
    super(message);
  }
}
