package io.holdfast.messaging;

import java.time.Duration;

/**
 * How a consumer of messages does at one moment.
 *
 * @param name of the consumer
 * @param underWay messages being handled
 * @param oldest how long the longest of them has taken so far; zero if there is none
 * @param handled messages handled since the start
 * @param failed messages given back to the broker since the start
 */
public record ConsumerState(String name, int underWay, Duration oldest, long handled, long failed) {

  /** Whether a message has been in hand for longer than this. */
  public boolean standsStill(Duration tolerance) {
    return oldest.compareTo(tolerance) > 0;
  }
}
