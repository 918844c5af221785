package io.holdfast.web.http;

import io.holdfast.web.problems.Problem;
import java.util.List;

/** The bound on requests that carry many items. */
public final class BatchLimits {
  /** Items in one request. */
  public static final int MAX_ITEMS = 200;

  /** Description of the bound. */
  public static final String RULE = "must have 1 to 200 items";

  private BatchLimits() {}

  /**
   * A receipt may be without lines only if it closes what it belongs to.
   *
   * @throws io.holdfast.web.problems.ProblemException 400 otherwise
   */
  public static void requireItems(List<?> lines, boolean close) {
    if (lines.isEmpty() && !close) {
      throw Problem.invalid("lines", "must not be empty unless close is true").asException();
    }
  }
}
