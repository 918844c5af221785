package io.holdfast.cache;

import java.time.Duration;

/**
 * Limits of one cache in one server.
 *
 * @param entries values at most
 * @param expiry after which a value is loaded again, even if no change was announced
 * @param unknown keys without a value that are remembered at most
 * @param unknownExpiry how long
 */
public record CacheLimits(int entries, Duration expiry, int unknown, Duration unknownExpiry) {
  private static final int UNKNOWN = 10_000;
  private static final Duration UNKNOWN_EXPIRY = Duration.ofSeconds(2);

  public CacheLimits {
    if (entries < 1 || unknown < 1) {
      throw new IllegalArgumentException("a cache has at least one entry");
    }
    if (expiry.compareTo(Duration.ofMillis(1)) < 0
        || unknownExpiry.compareTo(Duration.ofMillis(1)) < 0) {
      throw new IllegalArgumentException("values are kept for at least a millisecond");
    }
  }

  /** The default limits of unknown keys: 10,000 for 2 seconds. */
  public static CacheLimits of(int entries, Duration expiry) {
    return new CacheLimits(entries, expiry, UNKNOWN, UNKNOWN_EXPIRY);
  }
}
