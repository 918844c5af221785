package io.holdfast.cluster;

/** This server was too slow: its lease has ended, and another one may be at the same work. */
public final class LeaseLostException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  LeaseLostException(String lock) {
    super("the lease of " + lock + " has ended");
  }
}
