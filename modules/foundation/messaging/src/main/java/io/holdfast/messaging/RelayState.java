package io.holdfast.messaging;

import java.time.Duration;

/**
 * How the relay of one database does at one moment.
 *
 * @param database whose outbox it sends
 * @param working whether its thread is there
 * @param batchUnderWay how long the batch at hand has taken so far; zero while it waits
 * @param failing whether its last attempt failed: the database or the broker is away
 */
public record RelayState(
    String database, boolean working, Duration batchUnderWay, boolean failing) {

  /** Whether a batch has been in hand for longer than this. */
  public boolean standsStill(Duration tolerance) {
    return !working || batchUnderWay.compareTo(tolerance) > 0;
  }
}
