package io.holdfast.batching;

import java.time.Duration;

/**
 * State of a lane at one moment.
 *
 * @param name of the lane
 * @param waiting commands in the queue
 * @param oldest how long the oldest command in the queue has waited; zero if none waits
 * @param batchUnderWay age of the current batch; zero if there is none
 * @param working whether the lane's thread is there
 */
public record LaneState(
    String name, int waiting, Duration oldest, Duration batchUnderWay, boolean working) {

  /** Whether the lane has made no progress for longer than this. */
  public boolean standsStill(Duration tolerance) {
    return !working
        || batchUnderWay.compareTo(tolerance) > 0
        || oldest.compareTo(tolerance) > 0 && batchUnderWay.isZero();
  }
}
