package io.holdfast.insights;

/** The search store cannot be asked now. Nothing else depends on it. */
public class InsightsUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With the cause, or null. */
  public InsightsUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
