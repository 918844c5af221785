package io.holdfast.stack;

/** An invalid command line argument; exit code 2. */
public class WrongArgument extends StackFailure {
  private static final long serialVersionUID = 1L;

  /** A failure with the line that says what is wrong. */
  public WrongArgument(String line) {
    super(line);
  }
}
