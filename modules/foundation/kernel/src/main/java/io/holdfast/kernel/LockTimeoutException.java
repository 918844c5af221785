package io.holdfast.kernel;

/**
 * A row or key was locked by another transaction for longer than the lock timeout. Nothing was
 * changed.
 */
public class LockTimeoutException extends ConflictException {
  public LockTimeoutException(String message, Throwable cause) {
    super(message, cause);
  }
}
