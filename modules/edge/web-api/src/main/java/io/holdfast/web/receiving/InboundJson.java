package io.holdfast.web.receiving;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.holdfast.receiving.InboundShipment;
import io.holdfast.receiving.InboundStatus;
import io.holdfast.web.json.EnumSchemas;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An inbound shipment as it is shown.
 *
 * @param expectedAt ISO 8601, UTC; left out if unknown
 * @param closedAt likewise; left out while more is expected
 * @param discrepancies SKUs of which other units came than were announced; too few are one when no
 *     more are expected
 */
@Schema(name = "InboundShipment")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record InboundJson(
    String id,
    @Schema(ref = EnumSchemas.INBOUND_STATUS) InboundStatus status,
    String supplier,
    String reference,
    String warehouse,
    String expectedAt,
    String announcedAt,
    String closedAt,
    List<Line> lines,
    List<Receipt> receipts,
    List<Discrepancy> discrepancies) {

  /**
   * A line.
   *
   * @param quantity units announced; 0 for a SKU that was not
   * @param received units received in all receipts
   */
  @Schema(name = "InboundLine")
  public record Line(String sku, int quantity, int received) {}

  /** One receipt. */
  @Schema(name = "InboundReceipt")
  public record Receipt(String reference, String receivedAt, List<Received> lines) {}

  /** Units of one SKU in a receipt. */
  @Schema(name = "InboundReceiptLine")
  public record Received(String sku, int quantity) {}

  /** A SKU of which other units came than were announced. */
  @Schema(name = "InboundDiscrepancy")
  public record Discrepancy(String sku, int announced, int received) {}

  static InboundJson of(InboundShipment shipment) {
    return new InboundJson(
        shipment.id().toString(),
        shipment.status(),
        shipment.supplier(),
        shipment.reference(),
        shipment.warehouse(),
        text(shipment.expectedAt()),
        text(shipment.announcedAt()),
        text(shipment.closedAt()),
        shipment.lines().stream()
            .map(line -> new Line(line.sku(), line.announced(), line.received()))
            .toList(),
        shipment.receipts().stream().map(InboundJson::receipt).toList(),
        shipment.discrepancies().stream()
            .map(d -> new Discrepancy(d.sku(), d.announced(), d.received()))
            .toList());
  }

  private static Receipt receipt(InboundShipment.Receipt receipt) {
    return new Receipt(
        receipt.reference(),
        text(receipt.receivedAt()),
        receipt.lines().stream().map(i -> new Received(i.sku(), i.quantity())).toList());
  }

  private static String text(Instant at) {
    return at == null ? null : at.toString();
  }
}
