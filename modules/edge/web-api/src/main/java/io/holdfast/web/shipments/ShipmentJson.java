package io.holdfast.web.shipments;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.holdfast.fulfilment.CarrierReport;
import io.holdfast.fulfilment.ShipmentView;
import io.holdfast.kernel.ShipmentStatus;
import io.holdfast.web.json.EnumSchemas;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A shipment.
 *
 * @param carrier left out before there is a label, like trackingNumber
 * @param reason why it was cancelled, or why work on it has failed; left out otherwise
 * @param failed whether it waits for an operator after too many attempts
 */
@Schema(name = "Shipment")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ShipmentJson(
    String id,
    String orderId,
    String warehouse,
    @Schema(ref = EnumSchemas.SHIPMENT_STATUS) ShipmentStatus status,
    String carrier,
    String trackingNumber,
    String reason,
    boolean failed,
    List<Line> lines,
    List<Event> events) {

  /** Units of one SKU. */
  @Schema(name = "ShipmentLine")
  public record Line(String sku, int quantity) {}

  /**
   * A report of the carrier.
   *
   * @param at ISO 8601, UTC
   */
  @Schema(name = "ShipmentEvent")
  public record Event(String at, @Schema(ref = EnumSchemas.CARRIER_CODE) CarrierReport.Code code) {}

  static ShipmentJson of(ShipmentView view) {
    return new ShipmentJson(
        view.id().toString(),
        view.orderId().toString(),
        view.warehouse(),
        view.status(),
        view.carrier(),
        view.trackingNumber(),
        view.reason(),
        view.isFailed(),
        view.lines().stream().map(line -> new Line(line.sku(), line.quantity())).toList(),
        view.events().stream().map(e -> new Event(e.at().toString(), e.code())).toList());
  }
}
