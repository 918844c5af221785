package io.holdfast.web.http;

import io.holdfast.web.problems.Problem;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** The requested page of a list, a bean parameter of resources. */
public final class PageRequest {
  private static final int MAX_LIMIT = 200;
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,4}");

  @QueryParam("cursor")
  @Parameter(description = "Where the page starts: taken from the Link header of the page before")
  String cursor;

  @QueryParam("limit")
  @DefaultValue("50")
  @Parameter(
      description = "Items on a page",
      schema =
          @Schema(
              type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.INTEGER,
              minimum = "1",
              maximum = "200",
              defaultValue = "50"))
  String limit;

  /**
   * Items wanted, 1 to 200.
   *
   * @throws io.holdfast.web.problems.ProblemException 400 if it is out of range or not a number
   */
  public int limit() {
    int wanted = NUMBER.matcher(limit).matches() ? Integer.parseInt(limit) : 0;
    if (wanted < 1 || wanted > MAX_LIMIT) {
      throw Problem.invalid("limit", "must be a whole number from 1 to " + MAX_LIMIT).asException();
    }
    return wanted;
  }

  /**
   * The cursor if it has the form that the list hands out.
   *
   * @return null for the first page
   * @throws io.holdfast.web.problems.ProblemException 400 if it has another form
   */
  public String cursor(Pattern form) {
    if (cursor == null || cursor.isEmpty()) {
      return null;
    }
    if (!form.matcher(cursor).matches()) {
      throw Problem.invalid("cursor", "is none that this list has handed out").asException();
    }
    return cursor;
  }
}
