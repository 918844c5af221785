package io.holdfast.chaos.schedule;

import java.time.Duration;
import java.util.Locale;

/**
 * One fault of a cycle.
 *
 * @param kind what happens
 * @param target name of the part it happens to
 * @param after when, counted from the beginning of the cycle's load
 * @param lasts from then until it is healed
 * @param latency delay of each piece of data; zero unless it is a delay
 */
public record PlannedFault(
    FaultKind kind, String target, Duration after, Duration lasts, Duration latency) {

  /** When it is healed, counted like {@link #after}. */
  public Duration heals() {
    return after.plus(lasts);
  }

  /** What happens, without the target. */
  public String what() {
    return latency.isZero() ? kind.toString() : kind + " " + latency.toMillis() + " ms";
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "at %4.1f s for %4.1f s: %s %s",
        after.toMillis() / 1e3,
        lasts.toMillis() / 1e3,
        what(),
        target);
  }
}
