package io.holdfast.messaging;

import java.time.Duration;

/**
 * State of the relay of one database at one moment.
 *
 * @param database database whose outbox it sends
 * @param working whether its thread is there
 * @param batchUnderWay age of the current batch; zero while idle
 * @param failing whether its last attempt failed: the database or the broker is unreachable
 */
public record RelayState(
    String database, boolean working, Duration batchUnderWay, boolean failing) {

  /** Whether a batch has been in progress for longer than this. */
  public boolean standsStill(Duration tolerance) {
    return !working || batchUnderWay.compareTo(tolerance) > 0;
  }
}
