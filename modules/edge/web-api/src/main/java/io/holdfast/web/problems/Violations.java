package io.holdfast.web.problems;

import jakarta.validation.ConstraintViolation;
import java.util.Comparator;
import java.util.Set;

/** Maps Jakarta Validation violations to the field names of the request. */
public final class Violations {
  private static final int SHOWN = 20;

  private Violations() {}

  /**
   * A problem that lists the first violations; the number is bounded, so that a hostile request
   * does not cause a huge answer.
   */
  public static Problem problemOf(Set<? extends ConstraintViolation<?>> broken) {
    Problem problem =
        Problem.invalid(
            broken.stream()
                .map(v -> new Violation(v.getPropertyPath().toString(), v.getMessage()))
                .sorted(Comparator.comparing(Violation::field))
                .limit(SHOWN)
                .toList());
    return broken.size() <= SHOWN ? problem : problem.with("violationsInAll", broken.size());
  }
}
