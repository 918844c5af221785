package io.holdfast.cache;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Keeps readers away from a distributed level that does not answer: for a second after a failure,
 * then twice as long after each further one, up to half a minute.
 */
final class CircuitBreaker {
  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private final LongSupplier nanos;
  private volatile boolean open;
  private volatile long openUntil;
  private Duration pause = FIRST;

  CircuitBreaker(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /** Whether the level may be asked now. */
  boolean isClosed() {
    return !open || nanos.getAsLong() - openUntil >= 0;
  }

  /** Records a failure or a late answer; failures of calls that began together count once. */
  synchronized void failed() {
    if (isClosed()) {
      openUntil = nanos.getAsLong() + pause.toNanos();
      open = true;
      Duration longer = pause.multipliedBy(2);
      pause = longer.compareTo(LONGEST) < 0 ? longer : LONGEST;
    }
  }

  /** Records an answer in time. */
  void answered() {
    if (open && isClosed()) {
      reset();
    }
  }

  private synchronized void reset() {
    open = false;
    pause = FIRST;
  }
}
