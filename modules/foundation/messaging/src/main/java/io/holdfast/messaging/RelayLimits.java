package io.holdfast.messaging;

import java.time.Duration;

/**
 * The bounds of a relay.
 *
 * @param batch maximum events per batch
 * @param attempts maximum attempts of an event that the broker refuses, before it is FAILED
 * @param pause polling interval without a signal; also the first pause after a failure
 * @param longestPause upper bound of the exponential backoff after failures
 * @param gather how long the relay waits for more events after a signal
 */
public record RelayLimits(
    int batch, int attempts, Duration pause, Duration longestPause, Duration gather) {
  /** Values for production. */
  public static final RelayLimits DEFAULT =
      new RelayLimits(
          500, 10, Duration.ofSeconds(1), Duration.ofSeconds(30), Duration.ofMillis(50));
}
