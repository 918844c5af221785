package io.holdfast.audit;

/** A database could not be read, so nothing can be said about the invariants. */
public class AuditFailedException extends RuntimeException {
  public AuditFailedException(String message, Throwable cause) {
    super(message, cause);
  }
}
