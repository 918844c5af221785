package io.holdfast.kernel;

/** A required component is unreachable or overloaded. Nothing was changed. */
public class UnavailableException extends RuntimeException {
  public UnavailableException(String message) {
    super(message);
  }

  public UnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
