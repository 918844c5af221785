package io.holdfast.kernel;

/**
 * The commit was asked for and nobody can say yet whether it happened. Only a look-up by the
 * idempotency key settles it; a blind retry would do the work twice.
 */
public class OutcomeUnknownException extends RuntimeException {
  public OutcomeUnknownException(String message, Throwable cause) {
    super(message, cause);
  }
}
