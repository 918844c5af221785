package io.holdfast.web.http;

import io.holdfast.web.problems.Problem;
import java.util.regex.Pattern;

/** Checks ids of customers in paths. A customer need not be known: guests buy too. */
public final class CustomerIds {
  private static final Pattern FORM = Pattern.compile(TextPatterns.NAME);

  private CustomerIds() {}

  /**
   * The id.
   *
   * @throws io.holdfast.web.problems.ProblemException 400 if no customer can have it
   */
  public static String of(String id) {
    if (!FORM.matcher(id).matches()) {
      throw Problem.invalid("id", TextPatterns.NAME_RULE).asException();
    }
    return id;
  }
}
