package io.holdfast.audit;

import java.util.List;

/**
 * What an audit found about one invariant.
 *
 * @param id I1 to I12
 * @param title the invariant in words
 * @param checked how many rows, orders or sums were looked at
 * @param violations how many of them break the invariant
 * @param samples a few of the violations in words, empty when there are none
 * @param state the verdict
 */
public record Finding(
    String id, String title, long checked, long violations, List<String> samples, State state) {

  /** The verdict on an invariant. */
  public enum State {
    /** Looked at and kept. */
    HELD,
    /** Broken at least once. */
    BROKEN,
    /** Nothing in this version could keep or break it. */
    NOT_APPLICABLE
  }
}
