package io.holdfast.notifications.outgoing;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/**
 * The pauses between the attempts of one message, each varied by up to a quarter so that messages
 * that failed together do not return together.
 *
 * @param pauses after the first attempt, the second, and so on; there is one attempt more
 * @param jitter from 0 to 1
 */
public record BackOff(List<Duration> pauses, DoubleSupplier jitter) {
  private static final double SPREAD = 0.25;

  /** How long to wait after an attempt failed; empty after the last one. */
  public Optional<Duration> after(int attempt) {
    if (attempt > pauses.size()) {
      return Optional.empty();
    }
    double factor = 1 - SPREAD + 2 * SPREAD * jitter.getAsDouble();
    return Optional.of(
        Duration.ofMillis(Math.round(pauses.get(Math.max(attempt, 1) - 1).toMillis() * factor)));
  }
}
