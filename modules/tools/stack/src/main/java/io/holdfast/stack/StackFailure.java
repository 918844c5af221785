package io.holdfast.stack;

/** A failure to report to the user; its message is one complete line. */
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
