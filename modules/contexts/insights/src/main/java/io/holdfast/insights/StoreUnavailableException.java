package io.holdfast.insights;

/** The search store does not answer, or cannot now; later it may. */
public class StoreUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With a cause, or null. */
  public StoreUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
