package io.holdfast.web.receiving;

import io.holdfast.web.problems.Problem;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;

/** Reads the time at which goods are expected. */
final class ExpectedTime {
  private static final int FIRST_YEAR = 2000;
  private static final int LAST_YEAR = 9999;

  private ExpectedTime() {}

  /**
   * The time, or null if there is none.
   *
   * @throws io.holdfast.web.problems.ProblemException 400 if it is no time of the years 2000 to
   *     9999
   */
  static Instant of(String text) {
    if (text == null) {
      return null;
    }
    try {
      OffsetDateTime time = OffsetDateTime.parse(text);
      if (time.getYear() >= FIRST_YEAR && time.getYear() <= LAST_YEAR) {
        return time.toInstant();
      }
    } catch (DateTimeParseException e) {
      throw wrong();
    }
    throw wrong();
  }

  private static RuntimeException wrong() {
    return Problem.invalid(
            "expectedAt", "must be a time with an offset (ISO 8601), of the years 2000 to 9999")
        .asException();
  }
}
