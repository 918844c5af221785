package io.holdfast.kernel;

/**
 * A commit was requested and its outcome is unknown. Only a look-up by the idempotency key resolves
 * it; a blind retry could repeat the work.
 */
public class OutcomeUnknownException extends RuntimeException {
  public OutcomeUnknownException(String message, Throwable cause) {
    super(message, cause);
  }
}
