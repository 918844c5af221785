package io.holdfast.inventory.node;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * The circuit breaker of one warehouse: whether its database is known to answer. It opens when a
 * statement fails because the database is unreachable, when a probe fails, and while a probe is
 * unanswered past its deadline. Only an answered probe closes it. Callers check it before they use
 * the warehouse, so that nobody waits for a database that hangs.
 */
public final class WarehouseHealth {
  /** A probe unanswered for this long counts as failed although it is still running. */
  static final Duration PROBE_DEADLINE = Duration.ofMillis(750);

  private static final long IDLE = Long.MIN_VALUE;

  private final LongSupplier nanos;
  private volatile boolean open = true;
  private volatile long probeStartedAt = IDLE;
  private volatile long answeredAt;

  /** Open until the first probe is answered. */
  WarehouseHealth() {
    this(System::nanoTime);
  }

  /**
   * @param nanos monotonic time in nanoseconds
   */
  WarehouseHealth(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /** Whether the database answered and nothing has failed since. */
  public boolean isWell() {
    long started = probeStartedAt;
    return !open && (started == IDLE || nanos.getAsLong() - started < PROBE_DEADLINE.toNanos());
  }

  /** Records an answered statement; the next probe can be skipped. */
  public void answered() {
    answeredAt = nanos.getAsLong();
  }

  /** Records that the database is unreachable or did not answer in time. */
  public void failed() {
    open = true;
  }

  /** Whether a statement was answered within this time. */
  boolean answeredWithin(Duration time) {
    return !open && nanos.getAsLong() - answeredAt < time.toNanos();
  }

  void probeStarted() {
    probeStartedAt = nanos.getAsLong();
  }

  /**
   * Ends the probe.
   *
   * @return whether it was answered within its deadline
   */
  boolean probeAnswered() {
    long now = nanos.getAsLong();
    boolean inTime = now - probeStartedAt < PROBE_DEADLINE.toNanos();
    open = !inTime;
    answeredAt = now;
    probeStartedAt = IDLE;
    return inTime;
  }

  void probeFailed() {
    open = true;
    probeStartedAt = IDLE;
  }

  @Override
  public String toString() {
    return isWell()
        ? "well"
        : "away, last answer "
            + TimeUnit.NANOSECONDS.toMillis(nanos.getAsLong() - answeredAt)
            + " ms ago";
  }
}
