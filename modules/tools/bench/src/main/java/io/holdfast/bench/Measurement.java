package io.holdfast.bench;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;

/**
 * One line of the result. Everything in it was measured in this run.
 *
 * @param row number of the measurement, e.g. {@code 1}
 * @param mode {@code relay paused}, {@code relay running}, or empty
 * @param what was measured
 * @param unit of both sides
 * @param holdfast Holdfast's side
 * @param rival the other side; null when there is none
 * @param ratio of the medians, Holdfast's divided by the rival's; null when there is no rival
 * @param target what is asked
 * @param met whether the ratio, or Holdfast's median where there is none, meets the target
 * @param note remarks; may be empty
 * @param holdfastMillis processor time of each order by group of processes, milliseconds
 * @param rivalMillis the rival's
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Measurement(
    String row,
    String mode,
    String what,
    String unit,
    Spread holdfast,
    Spread rival,
    Double ratio,
    String target,
    boolean met,
    String note,
    Map<String, Double> holdfastMillis,
    Map<String, Double> rivalMillis) {

  /** Both sides. */
  public static Measurement beside(
      String row, String mode, String what, String unit, Side holdfast, Side rival, Bound target) {
    double ratio = holdfast.spread().median() / rival.spread().median();
    return new Measurement(
        row,
        mode,
        what,
        unit,
        holdfast.spread(),
        rival.spread(),
        ratio,
        target.toString(),
        target.isMet(ratio),
        join(holdfast.note(), rival.note()),
        holdfast.millis(),
        rival.millis());
  }

  /** Holdfast alone. */
  public static Measurement alone(
      String row, String mode, String what, String unit, Side holdfast, Bound target) {
    return new Measurement(
        row,
        mode,
        what,
        unit,
        holdfast.spread(),
        null,
        null,
        target.toString(),
        target.isMet(holdfast.spread().median()),
        holdfast.note(),
        holdfast.millis(),
        Map.of());
  }

  private static String join(String one, String other) {
    return one.isEmpty() || other.isEmpty() ? one + other : "Holdfast: " + one + "; " + other;
  }

  /**
   * One side of a comparison.
   *
   * @param note empty, or what to know about it
   */
  public record Side(Spread spread, Map<String, Double> millis, String note) {}
}
