package io.holdfast.audit;

import java.util.List;

/**
 * What an audit found about one invariant.
 *
 * @param id I1 to I12
 * @param title description of the invariant
 * @param checked number of rows, orders or sums checked
 * @param violations how many of them break the invariant
 * @param samples descriptions of a few violations; empty if there are none
 * @param state the verdict
 */
public record Finding(
    String id, String title, long checked, long violations, List<String> samples, State state) {

  /** The verdict on an invariant. */
  public enum State {
    /** Checked and satisfied. */
    HELD,
    /** Violated at least once. */
    BROKEN,
    /** Not applicable in this version. */
    NOT_APPLICABLE
  }
}
