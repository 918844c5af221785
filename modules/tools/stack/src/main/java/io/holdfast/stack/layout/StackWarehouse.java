package io.holdfast.stack.layout;

import io.holdfast.stack.WrongArgument;
import java.util.regex.Pattern;

/**
 * One warehouse of a stack: a location with its own database.
 *
 * @param code {@code [a-z][a-z0-9-]{0,29}}
 * @param name what people call it, 1 to 100 characters
 * @param city may be empty
 * @param country ISO 3166-1 alpha-2 code; may be empty
 * @param latitude degrees, -90 to 90
 * @param longitude degrees, -180 to 180
 */
public record StackWarehouse(
    String code, String name, String city, String country, double latitude, double longitude) {
  private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9-]{0,29}");

  /** Checks the bounds above. */
  public StackWarehouse {
    require(CODE.matcher(code).matches(), "warehouse code '" + code + "' must match " + CODE);
    require(!code.equals("hub"), "warehouse code 'hub' is taken by the hub");
    require(!name.isBlank() && name.length() <= 100, "a warehouse name has 1 to 100 characters");
    require(Math.abs(latitude) <= 90, "latitude must lie between -90 and 90, not " + latitude);
    require(
        Math.abs(longitude) <= 180, "longitude must lie between -180 and 180, not " + longitude);
  }

  /** Name of the part that runs this warehouse's database. */
  public String part() {
    return "postgres-" + code;
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new WrongArgument(otherwise);
    }
  }
}
