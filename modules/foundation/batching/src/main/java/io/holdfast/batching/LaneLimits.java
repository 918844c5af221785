package io.holdfast.batching;

import java.time.Duration;

/**
 * The bounds of a lane.
 *
 * @param waiting how many commands may wait; one more is refused at once
 * @param batch how many commands share a transaction at most
 * @param attempts how often a batch is tried before its conflict is given up
 * @param gather how long the worker waits for more once it has a command: zero where somebody waits
 *     for the answer, a few milliseconds where nobody does and each transaction costs
 */
public record LaneLimits(int waiting, int batch, int attempts, Duration gather) {

  /** Bounds of a lane that never waits for more. */
  public LaneLimits(int waiting, int batch, int attempts) {
    this(waiting, batch, attempts, Duration.ZERO);
  }

  /**
   * @throws IllegalArgumentException unless all bounds are positive and the wait is not negative
   */
  public LaneLimits {
    if (waiting < 1 || batch < 1 || attempts < 1 || gather.isNegative()) {
      throw new IllegalArgumentException("the bounds of a lane are positive");
    }
  }
}
