package io.holdfast.insights;

/** The search store refuses a request. */
public class StoreRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final boolean missing;

  /** With the answer of the store. */
  public StoreRefusedException(boolean missing, String message) {
    super(message);
    this.missing = missing;
  }

  /** Whether it is about an index or a document that is not there. */
  public boolean isMissing() {
    return missing;
  }
}
