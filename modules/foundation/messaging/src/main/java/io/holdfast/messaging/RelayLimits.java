package io.holdfast.messaging;

import java.time.Duration;

/**
 * The bounds of a relay.
 *
 * @param batch events sent in one go at most
 * @param attempts how often an event that the broker refuses is tried before it is FAILED
 * @param pause how long the relay sleeps unless woken; also the first pause after a failure
 * @param longestPause bound of the doubling pause after failures
 * @param gather how long the relay, once woken, waits for more events to send with the first
 */
public record RelayLimits(
    int batch, int attempts, Duration pause, Duration longestPause, Duration gather) {
  /** What production uses. */
  public static final RelayLimits DEFAULT =
      new RelayLimits(
          500, 10, Duration.ofSeconds(1), Duration.ofSeconds(30), Duration.ofMillis(50));
}
