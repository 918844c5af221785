package io.holdfast.notifications.outgoing;

import java.time.Duration;

/**
 * Stops sending to a receiver that fails again and again, and lets one message through from time to
 * time to see whether it works again. Not thread-safe: its sender's thread alone uses it.
 */
final class CircuitBreaker {
  private static final int FAILURES = 5;
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

  private final long longestPauseNanos;
  private int failures;
  private long pauseNanos;
  private long openUntil;
  private boolean probing;

  CircuitBreaker(Duration longestPause) {
    this.longestPauseNanos = longestPause.toNanos();
  }

  /** How many messages may be started, up to those wanted. */
  int allowed(int wanted, long now) {
    if (failures < FAILURES) {
      return wanted;
    }
    return probing || now - openUntil < 0 ? 0 : Math.min(1, wanted);
  }

  /** A message was started. */
  void started() {
    probing = failures >= FAILURES;
  }

  /** The receiver works. */
  void succeeded() {
    failures = 0;
    pauseNanos = 0;
    probing = false;
  }

  /** The receiver failed. What was under way when it opened counts no further. */
  void failed(long now) {
    if (isOpen() && !probing) {
      return;
    }
    failures = Math.min(FAILURES, failures + 1);
    if (failures == FAILURES) {
      pauseNanos =
          Math.min(longestPauseNanos, pauseNanos == 0 ? FIRST_PAUSE.toNanos() : 2 * pauseNanos);
      openUntil = now + pauseNanos;
    }
    probing = false;
  }

  /** The receiver wants to be left alone for this time. */
  void rest(Duration time, long now) {
    failures = FAILURES;
    openUntil = now + Math.min(time.toNanos(), Duration.ofHours(1).toNanos());
    probing = false;
  }

  /** Whether it has nothing to remember. */
  boolean isClosed() {
    return failures == 0;
  }

  private boolean isOpen() {
    return failures == FAILURES;
  }
}
