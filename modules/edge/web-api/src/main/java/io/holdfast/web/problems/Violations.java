package io.holdfast.web.problems;

import jakarta.validation.ConstraintViolation;
import java.util.Comparator;
import java.util.Set;

/** Shows what Jakarta Validation found in the client's own words. */
public final class Violations {
  private static final int SHOWN = 20;

  private Violations() {}

  /** A problem that names the first rules broken; a hostile request does not make a huge answer. */
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
