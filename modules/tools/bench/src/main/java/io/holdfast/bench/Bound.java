package io.holdfast.bench;

import java.util.Locale;

/**
 * A target for a number.
 *
 * @param bound the number it is compared with
 * @param atLeast whether the bound is a lower bound; otherwise an upper bound
 * @param unit of bound and number; empty for a ratio
 */
public record Bound(double bound, boolean atLeast, String unit) {

  /** At least this ratio. */
  public static Bound ratio(double bound) {
    return new Bound(bound, true, "");
  }

  /** At most so much. */
  public static Bound atMost(double bound, String unit) {
    return new Bound(bound, false, unit);
  }

  /** At least so much. */
  public static Bound atLeast(double bound, String unit) {
    return new Bound(bound, true, unit);
  }

  /** Whether a number meets it. */
  public boolean isMet(double number) {
    return atLeast ? number >= bound : number <= bound;
  }

  @Override
  public String toString() {
    String number =
        bound == Math.rint(bound) && bound >= 10
            ? String.format(Locale.ROOT, "%,.0f", bound)
            : String.format(Locale.ROOT, "%.2f", bound);
    return (atLeast ? "≥ " : "≤ ") + number + (unit.isEmpty() ? "" : " " + unit);
  }
}
