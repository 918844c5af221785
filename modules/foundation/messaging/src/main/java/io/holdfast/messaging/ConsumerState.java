package io.holdfast.messaging;

import java.time.Duration;

/**
 * State of a message consumer at one moment.
 *
 * @param name of the consumer
 * @param underWay messages in progress
 * @param oldest age of the oldest message in progress; zero if there is none
 * @param handled messages handled since the start
 * @param failed messages returned to the broker since the start
 */
public record ConsumerState(String name, int underWay, Duration oldest, long handled, long failed) {

  /** Whether a message has been in progress for longer than this. */
  public boolean standsStill(Duration tolerance) {
    return oldest.compareTo(tolerance) > 0;
  }
}
