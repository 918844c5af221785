package io.holdfast.payments.operation;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Times of operations.
 *
 * @see #retryGrace()
 */
@Singleton
public final class OperationTerms {
  private final Duration lease;
  private final Duration longestBackOff;
  private final Duration retryGrace;

  /**
   * @param lease ISO 8601, how long a server may take for the calls that it claimed; longer than
   *     all attempts of one call
   * @param longestBackOff ISO 8601, longest pause between two calls for one operation
   * @param retryGrace ISO 8601, how long a declined payment is tried again; zero for never
   * @throws IllegalArgumentException if a time is negative, or zero where it may not be
   */
  @Inject
  public OperationTerms(
      @ConfigProperty(name = "holdfast.payments.operation-lease", defaultValue = "PT30S")
          Duration lease,
      @ConfigProperty(name = "holdfast.payments.longest-back-off", defaultValue = "PT30S")
          Duration longestBackOff,
      @ConfigProperty(name = "holdfast.payments.retry-grace", defaultValue = "PT0S")
          Duration retryGrace) {
    if (lease.toMillis() < 1 || longestBackOff.toMillis() < 1 || retryGrace.isNegative()) {
      throw new IllegalArgumentException("times of payment operations are not negative");
    }
    this.lease = lease;
    this.longestBackOff = longestBackOff;
    this.retryGrace = retryGrace;
  }

  Duration lease() {
    return lease;
  }

  Duration longestBackOff() {
    return longestBackOff;
  }

  /** How long a declined payment is tried again, from the first decline; zero for never. */
  public Duration retryGrace() {
    return retryGrace;
  }
}
