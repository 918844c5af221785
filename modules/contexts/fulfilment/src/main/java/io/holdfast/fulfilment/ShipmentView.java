package io.holdfast.fulfilment;

import io.holdfast.kernel.ShipmentStatus;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A shipment as returned to callers.
 *
 * @param carrier null before there is a label, like trackingNumber
 * @param reason why it was cancelled, or why work on it has failed; else null
 * @param isFailed whether it waits for an operator after too many attempts
 * @param events what the carrier reported, by the time it happened
 */
public record ShipmentView(
    UUID id,
    UUID orderId,
    String warehouse,
    ShipmentStatus status,
    String carrier,
    String trackingNumber,
    String reason,
    boolean isFailed,
    List<Line> lines,
    List<Event> events) {

  /** Units of a SKU. */
  public record Line(String sku, int quantity) {}

  /** A report of the carrier. */
  public record Event(Instant at, CarrierReport.Code code) {}
}
