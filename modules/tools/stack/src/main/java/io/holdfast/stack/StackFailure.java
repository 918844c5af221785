package io.holdfast.stack;

/** Something the user must know and can act on; its message is one complete line. */
public class StackFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** A failure with the line to print. */
  public StackFailure(String line) {
    super(line);
  }

  /** A failure with the line to print and what caused it. */
  public StackFailure(String line, Throwable cause) {
    super(line, cause);
  }
}
