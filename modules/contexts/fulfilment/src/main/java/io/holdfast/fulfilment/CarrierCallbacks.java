package io.holdfast.fulfilment;

import io.holdfast.batching.BoundedWait;
import io.holdfast.platform.security.Role;
import io.holdfast.platform.security.RolesChecked;
import io.holdfast.platform.webhook.WebhookHeaders;
import io.holdfast.platform.webhook.WebhookSignature;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Callbacks of the carrier. Their signature is their only credential. */
@Singleton
@RolesChecked
@RolesAllowed(Role.PARTNER)
public class CarrierCallbacks {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Shipments shipments;
  private final WebhookSignature signature;

  /**
   * @param secret shared with the carrier, as Standard Webhooks write it
   */
  @Inject
  public CarrierCallbacks(
      Shipments shipments,
      @ConfigProperty(name = "holdfast.fulfilment.webhook-secret") String secret) {
    this.shipments = shipments;
    this.signature = new WebhookSignature(secret, Clock.systemUTC());
  }

  /**
   * Stores and applies a report; a repetition, or one that is late, changes nothing.
   *
   * @param body exactly as received
   * @throws InvalidReportException if it is not signed with the shared secret now
   * @throws UnknownShipmentException if it is about no shipment
   * @throws IllegalArgumentException if it cannot be read
   * @throws io.holdfast.kernel.UnavailableException if it cannot be stored now
   */
  public void receive(@NotNull WebhookHeaders headers, @NotNull byte[] body) {
    if (!signature.verifies(headers, body)) {
      throw new InvalidReportException();
    }
    CarrierReport report = ReportJson.read(headers.id(), body);
    boolean isKnown =
        BoundedWait.await(shipments.report(report), PATIENCE, "the record of the report");
    if (!isKnown) {
      throw new UnknownShipmentException(report.shipment());
    }
  }
}
