package io.holdfast.bench;

import java.time.Duration;
import java.util.List;

/**
 * Durations of the measurements.
 *
 * @param repetitions of each comparison
 * @param slot one run of one contender
 * @param warmUp at most, before the first slot of a fresh server
 * @param window of a warm-up: it ends when two in a row are as fast as those before them
 * @param trial one run when the rival looks for its best number of clients
 * @param settle how long the event path may take to become idle after a run
 */
public record Timing(
    int repetitions,
    Duration slot,
    Duration warmUp,
    Duration window,
    Duration trial,
    Duration settle) {

  /** Numbers of clients that the rival tries. */
  public static final List<Integer> RIVAL_CLIENTS = List.of(4, 8, 16, 32);

  /** Windows that differ by less are equally fast. */
  public static final double FLAT = 0.03;

  /** For full measurements. */
  static Timing full(int repetitions) {
    return new Timing(
        repetitions,
        Duration.ofSeconds(10),
        Duration.ofSeconds(60),
        Duration.ofSeconds(5),
        Duration.ofSeconds(4),
        Duration.ofMinutes(5));
  }

  /** For a first look. */
  static Timing quick(int repetitions) {
    return new Timing(
        repetitions,
        Duration.ofSeconds(5),
        Duration.ofSeconds(20),
        Duration.ofMillis(2500),
        Duration.ofSeconds(2),
        Duration.ofMinutes(2));
  }
}
