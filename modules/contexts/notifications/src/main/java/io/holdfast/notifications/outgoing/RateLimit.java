package io.holdfast.notifications.outgoing;

/**
 * At most so many messages a minute, after at most a second's worth at once. Not thread-safe: its
 * sender's thread alone uses it.
 */
final class RateLimit {
  private static final double NANOS_PER_MINUTE = 60e9;
  private static final int SECONDS = 60;

  private final double perNano;
  private final double most;
  private double tokens;
  private long countedAt;

  /**
   * @param perMinute at least one
   */
  RateLimit(int perMinute, long now) {
    if (perMinute < 1) {
      throw new IllegalArgumentException("a limit per minute is positive");
    }
    this.perNano = perMinute / NANOS_PER_MINUTE;
    this.most = Math.max(1, (double) perMinute / SECONDS);
    this.tokens = most;
    this.countedAt = now;
  }

  /** How many may be sent now. */
  int available(long now) {
    tokens = Math.min(most, tokens + (now - countedAt) * perNano);
    countedAt = now;
    return (int) tokens;
  }

  /** So many are sent. */
  void take(int count) {
    tokens -= count;
  }
}
