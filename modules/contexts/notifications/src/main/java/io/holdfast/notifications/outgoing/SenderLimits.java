package io.holdfast.notifications.outgoing;

import java.time.Duration;

/**
 * The bounds of a sender.
 *
 * @param parallel messages sent at once
 * @param perMinute messages started in a minute
 * @param lease how long a claimed row is held; longer than all time limits of an attempt together
 * @param backOff pauses between the attempts of a message
 */
public record SenderLimits(int parallel, int perMinute, Duration lease, BackOff backOff) {
  /**
   * @throws IllegalArgumentException unless all bounds are positive
   */
  public SenderLimits {
    if (parallel < 1 || perMinute < 1 || lease.isNegative() || lease.isZero()) {
      throw new IllegalArgumentException("the bounds of a sender are positive");
    }
  }
}
