package io.holdfast.web.http;

import io.holdfast.web.problems.Problem;
import io.holdfast.web.problems.ProblemType;
import java.util.UUID;
import java.util.regex.Pattern;

/** Parses ids in paths and cursors. */
public final class Ids {
  /** The form of an id. */
  public static final Pattern FORM = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  private Ids() {}

  /** The id of a path: one that cannot exist is simply not there. */
  public static UUID of(String id, ProblemType unknown) {
    if (!FORM.matcher(id).matches()) {
      throw Problem.of(unknown, null).asException();
    }
    return UUID.fromString(id);
  }

  /** Where a page starts; null for the first one. */
  public static UUID cursor(PageRequest page) {
    String cursor = page.cursor(FORM);
    return cursor == null ? null : UUID.fromString(cursor);
  }
}
