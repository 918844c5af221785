package io.holdfast.kernel;

import java.util.regex.Pattern;

/**
 * A stock keeping unit: the identifier of a product in stock.
 *
 * @param value 1 to 64 letters, digits, dots, underscores or hyphens; never null
 */
public record Sku(String value) implements Comparable<Sku> {
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  /**
   * @throws IllegalArgumentException if the form is wrong
   */
  public Sku {
    if (value == null || !FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "a SKU is 1 to 64 letters, digits, dots, underscores or hyphens");
    }
  }

  @Override
  public int compareTo(Sku other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
