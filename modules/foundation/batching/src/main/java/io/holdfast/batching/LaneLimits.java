package io.holdfast.batching;

import java.time.Duration;

/**
 * The bounds of a lane.
 *
 * @param waiting queue capacity; further commands are refused immediately
 * @param batch maximum commands per transaction
 * @param attempts maximum attempts of a batch that ends in conflicts
 * @param gather how long the worker waits for more commands after the first: zero where a client
 *     waits for the answer, a few milliseconds for background work
 * @param patience a command that has waited longer than this when its turn comes is dropped
 */
public record LaneLimits(int waiting, int batch, int attempts, Duration gather, Duration patience) {
  private static final Duration FOR_EVER = Duration.ofDays(365);

  /** Bounds of a lane without gathering and without a deadline. */
  public LaneLimits(int waiting, int batch, int attempts) {
    this(waiting, batch, attempts, Duration.ZERO);
  }

  /** Bounds of a lane without a deadline. */
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
