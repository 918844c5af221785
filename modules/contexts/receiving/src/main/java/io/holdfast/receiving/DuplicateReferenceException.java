package io.holdfast.receiving;

/** The notice or receipt was booked before, under another key. */
public class DuplicateReferenceException extends RuntimeException {
  public DuplicateReferenceException(String what) {
    super(what + " was booked before; nothing was changed");
  }
}
