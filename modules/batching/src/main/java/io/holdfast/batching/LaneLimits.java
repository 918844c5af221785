package io.holdfast.batching;

/**
 * The bounds of a lane.
 *
 * @param waiting how many commands may wait; one more is refused at once
 * @param batch how many commands share a transaction at most
 * @param attempts how often a batch is tried before its conflict is given up
 */
public record LaneLimits(int waiting, int batch, int attempts) {

  /**
   * @throws IllegalArgumentException unless all bounds are positive
   */
  public LaneLimits {
    if (waiting < 1 || batch < 1 || attempts < 1) {
      throw new IllegalArgumentException("the bounds of a lane are positive");
    }
  }
}
