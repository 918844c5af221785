package io.holdfast.kernel;

/** A part that the work needs cannot be reached, or is full, now. Nothing was changed. */
public class UnavailableException extends RuntimeException {
  public UnavailableException(String message) {
    super(message);
  }

  public UnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
