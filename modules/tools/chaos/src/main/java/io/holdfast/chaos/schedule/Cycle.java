package io.holdfast.chaos.schedule;

import java.time.Duration;
import java.util.List;

/**
 * The faults of one cycle; after them the stack is checked.
 *
 * @param number from 1
 * @param faults one, or two of different parts, in the order they begin
 */
public record Cycle(int number, List<PlannedFault> faults) {

  /** Makes the list unmodifiable. */
  public Cycle {
    faults = List.copyOf(faults);
  }

  /** When the last fault is healed, counted from the beginning of the load. */
  public Duration heals() {
    return faults.stream().map(PlannedFault::heals).max(Duration::compareTo).orElseThrow();
  }
}
