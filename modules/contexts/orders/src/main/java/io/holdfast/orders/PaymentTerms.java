package io.holdfast.orders;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How long stock is reserved for an unpaid order. */
@Singleton
public final class PaymentTerms {
  private final Duration timeToPay;

  /**
   * @param timeToPay ISO 8601 duration, at least one second
   */
  @Inject
  public PaymentTerms(
      @ConfigProperty(name = "holdfast.orders.time-to-pay", defaultValue = "PT15M")
          Duration timeToPay) {
    if (timeToPay.toSeconds() < 1) {
      throw new IllegalArgumentException("holdfast.orders.time-to-pay is at least one second");
    }
    this.timeToPay = timeToPay;
  }

  /** From placing to expiry, by the database's clock. */
  public Duration timeToPay() {
    return timeToPay;
  }
}
