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
 * @param patience a command that has waited longer than this when its turn comes is dropped
 */
public record LaneLimits(int waiting, int batch, int attempts, Duration gather, Duration patience) {
  private static final Duration FOR_EVER = Duration.ofDays(365);

  /** Bounds of a lane that never waits for more and drops nothing. */
  public LaneLimits(int waiting, int batch, int attempts) {
    this(waiting, batch, attempts, Duration.ZERO);
  }

  /** Bounds of a lane that drops nothing. */
  public LaneLimits(int waiting, int batch, int attempts, Duration gather) {
    this(waiting, batch, attempts, gather, FOR_EVER);
  }

  /**
   * @throws IllegalArgumentException unless all bounds are positive and the wait is not negative
   */
  public LaneLimits {
    if (waiting < 1 || batch < 1 || attempts < 1 || gather.isNegative()) {
      throw new IllegalArgumentException("the bounds of a lane are positive");
    }
    if (patience.isNegative() || patience.isZero()) {
      throw new IllegalArgumentException("the patience of a lane is positive");
    }
  }

  /** The same bounds, with commands dropped that waited longer than this. */
  public LaneLimits droppingAfter(Duration longest) {
    return new LaneLimits(waiting, batch, attempts, gather, longest);
  }
}
