package io.holdfast.testkit;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for something to become true by asking again and again, never longer than a deadline. */
public final class Probe {
  private static final long PAUSE_NANOS = Duration.ofMillis(5).toNanos();

  /** Something that throws as long as it does not hold. */
  @FunctionalInterface
  public interface Assertion {
    void check() throws Exception;
  }

  private Probe() {}

  /**
   * Waits until the assertion passes.
   *
   * @throws AssertionError with the assertion's last failure as cause, when time is up
   */
  public static void eventually(Duration atMost, Assertion assertion) {
    long end = System.nanoTime() + atMost.toNanos();
    while (true) {
      Throwable failure = failureOf(assertion);
      if (failure == null) {
        return;
      }
      if (System.nanoTime() - end >= 0) {
        throw new AssertionError("not within " + atMost + ": " + failure.getMessage(), failure);
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  /**
   * Waits until the condition holds.
   *
   * @throws AssertionError when time is up
   */
  public static void until(Duration atMost, BooleanSupplier condition) {
    eventually(
        atMost,
        () -> {
          if (!condition.getAsBoolean()) {
            throw new AssertionError("the condition does not hold");
          }
        });
  }

  private static Throwable failureOf(Assertion assertion) {
    try {
      assertion.check();
      return null;
    } catch (Exception | AssertionError failure) {
      return failure;
    }
  }
}
