package io.holdfast.kernel;

/**
 * Somebody else was faster: a version, a lock or a unique key stood in the way. The work had no
 * effect and may be tried again from the start.
 */
public class ConflictException extends RuntimeException {
  public ConflictException(String message) {
    super(message);
  }

  public ConflictException(String message, Throwable cause) {
    super(message, cause);
  }
}
