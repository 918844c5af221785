package io.holdfast.kernel;

import java.util.regex.Pattern;

/**
 * The short name of a warehouse; also the last part of its data source's name.
 *
 * @param value a lower-case letter followed by up to 29 lower-case letters, digits or hyphens
 */
public record WarehouseCode(String value) implements Comparable<WarehouseCode> {
  private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]{0,29}");

  /**
   * @throws IllegalArgumentException if the form is wrong
   */
  public WarehouseCode {
    if (value == null || !FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "a warehouse code is a lower-case letter and up to 29 lower-case letters, digits or hyphens");
    }
  }

  @Override
  public int compareTo(WarehouseCode other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
