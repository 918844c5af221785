package io.holdfast.kernel;

/** The caller's change is based on a version that is no longer current; read again first. */
public class StaleVersionException extends RuntimeException {
  private final int currentVersion;

  public StaleVersionException(String what, VersionCondition expected, int current) {
    super(what + " is at version " + current + "; " + expected + " was expected");
    this.currentVersion = current;
  }

  /** The version that a fresh read would show. */
  public int currentVersion() {
    return currentVersion;
  }
}
