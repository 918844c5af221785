package io.holdfast.simulators.payment;

/** An operation that the books do not allow. */
final class RefusedOperationException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final int status;

  RefusedOperationException(int status, String reason) {
    super(reason, null, false, false);
    this.status = status;
  }

  int status() {
    return status;
  }
}
