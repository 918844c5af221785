package io.holdfast.platform;

/** A CHECK of the database refuses the change: what it was decided on has changed, or was wrong. */
public class BrokenCheckException extends IllegalStateException {
  public BrokenCheckException(String message, Throwable cause) {
    super("database refused: " + message, cause);
  }
}
