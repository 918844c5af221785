package io.holdfast.web.http;

import io.holdfast.web.problems.Problem;
import io.holdfast.web.problems.ProblemType;
import java.util.UUID;
import java.util.regex.Pattern;

/** Parses UUIDs in paths and cursors. */
public final class ResourceIds {
  /** The usual text form. */
  public static final Pattern FORM = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  private ResourceIds() {}

  /**
   * The id in a path: one that cannot exist is simply not there.
   *
   * @throws io.holdfast.web.problems.ProblemException of this type
   */
  public static UUID of(String id, ProblemType unknown) {
    if (!FORM.matcher(id).matches()) {
      throw Problem.of(unknown, null).asException();
    }
    return UUID.fromString(id);
  }

  /** The id in a cursor, or null for the first page. */
  public static UUID cursor(PageRequest page) {
    String cursor = page.cursor(FORM);
    return cursor == null ? null : UUID.fromString(cursor);
  }
}
