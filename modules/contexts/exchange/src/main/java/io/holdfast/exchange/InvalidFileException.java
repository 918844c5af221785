package io.holdfast.exchange;

/** A file as a whole cannot be read as what it should be. */
public class InvalidFileException extends RuntimeException {
  public InvalidFileException(String reason) {
    super(reason);
  }
}
