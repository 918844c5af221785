package io.holdfast.web.insights;

import io.holdfast.web.problems.Problem;
import java.util.regex.Pattern;

/** Reads parameters that are numbers. */
final class Limits {
  private static final int MOST_ITEMS = 200;
  private static final Pattern WHOLE = Pattern.compile("[0-9]{1,4}");
  private static final Pattern DAYS = Pattern.compile("[0-9]{1,4}(\\.[0-9]{1,3})?");

  private Limits() {}

  /**
   * How many items are wanted.
   *
   * @throws io.holdfast.web.problems.ProblemException 400 if it is out of range or not a number
   */
  static int items(String text) {
    int wanted = WHOLE.matcher(text).matches() ? Integer.parseInt(text) : 0;
    if (wanted < 1 || wanted > MOST_ITEMS) {
      throw Problem.invalid("limit", "must be a whole number from 1 to " + MOST_ITEMS)
          .asException();
    }
    return wanted;
  }

  /**
   * A number of days, or none.
   *
   * @return null if it is missing or empty
   * @throws io.holdfast.web.problems.ProblemException 400 if it is not a number from 0 to 9999
   */
  static Double optionalDays(String name, String text) {
    if (text == null || text.isEmpty()) {
      return null;
    }
    if (!DAYS.matcher(text).matches()) {
      throw Problem.invalid(name, "must be a number of days from 0 to 9999").asException();
    }
    return Double.valueOf(text);
  }
}
