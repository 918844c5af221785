package io.holdfast.kernel;

/**
 * A concurrent change: a version, a lock or a unique key conflicted. The work had no effect and can
 * be repeated from the start.
 */
public class ConflictException extends RuntimeException {
  public ConflictException(String message) {
    super(message);
  }

  public ConflictException(String message, Throwable cause) {
    super(message, cause);
  }
}
