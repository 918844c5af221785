package io.holdfast.web.problems;

/** Carries a {@link Problem} to the client. It is an answer, not a failure: no stack trace. */
public final class ProblemException extends RuntimeException {
  private final transient Problem problem;

  ProblemException(Problem problem) {
    super(problem.type().uri(), null, false, false);
    this.problem = problem;
  }

  /** What to answer. */
  public Problem problem() {
    return problem;
  }
}
