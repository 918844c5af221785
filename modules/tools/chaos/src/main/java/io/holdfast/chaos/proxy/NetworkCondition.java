package io.holdfast.chaos.proxy;

import java.time.Duration;

/**
 * Simulated condition of a proxied network connection.
 *
 * @param mode how
 * @param latency how long each piece is held in either direction; only when delaying
 */
public record NetworkCondition(Mode mode, Duration latency) {

  /** The kinds of condition. */
  public enum Mode {
    /** Everything passes at once. */
    CLEAR,
    /** Everything passes late. */
    DELAY,
    /** Connections are reset: all there are at once, each new one after a moment. */
    RESET,
    /** Nothing passes and connections stay open; data arrive afterwards. */
    BLACKHOLE
  }

  /** Everything passes at once. */
  public static final NetworkCondition CLEAR = new NetworkCondition(Mode.CLEAR, Duration.ZERO);

  /** Connections are reset. */
  public static final NetworkCondition RESET = new NetworkCondition(Mode.RESET, Duration.ZERO);

  /** Nothing passes. */
  public static final NetworkCondition BLACKHOLE =
      new NetworkCondition(Mode.BLACKHOLE, Duration.ZERO);

  /** Everything passes with this delay. */
  public static NetworkCondition delay(Duration latency) {
    return new NetworkCondition(Mode.DELAY, latency);
  }
}
