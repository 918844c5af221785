package io.holdfast.fulfilment;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How shipments are worked on. */
@Singleton
public final class FulfilmentTerms {
  private final boolean automatic;
  private final Duration lease;
  private final int attempts;

  /**
   * @param dispatch {@code auto}: a shipment with a label is dispatched at once; {@code manual}: on
   *     request
   * @param lease how long a worker holds a shipment, by the hub's clock; longer than all attempts
   *     of one call to the carrier
   * @param attempts failed attempts after which a shipment waits for an operator
   */
  @Inject
  public FulfilmentTerms(
      @ConfigProperty(name = "holdfast.fulfilment.dispatch", defaultValue = "auto") String dispatch,
      @ConfigProperty(name = "holdfast.fulfilment.lease", defaultValue = "PT30S") Duration lease,
      @ConfigProperty(name = "holdfast.fulfilment.attempts", defaultValue = "30") int attempts) {
    if (!dispatch.equals("auto") && !dispatch.equals("manual")) {
      throw new IllegalArgumentException("holdfast.fulfilment.dispatch is auto or manual");
    }
    if (lease.toMillis() < 1 || attempts < 1) {
      throw new IllegalArgumentException("holdfast.fulfilment.lease and .attempts are positive");
    }
    this.automatic = dispatch.equals("auto");
    this.lease = lease;
    this.attempts = attempts;
  }

  /** Whether a shipment with a label is dispatched without a request. */
  public boolean isAutomatic() {
    return automatic;
  }

  public Duration lease() {
    return lease;
  }

  public int attempts() {
    return attempts;
  }
}
