package io.holdfast.web.inventory;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.holdfast.inventory.Transfer;
import io.holdfast.inventory.TransferStatus;
import io.holdfast.web.json.EnumSchemas;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A transfer as it is shown.
 *
 * @param endedAt ISO 8601, UTC; left out while something is in transit
 */
@Schema(name = "Transfer")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TransferJson(
    String id,
    @Schema(ref = EnumSchemas.TRANSFER_STATUS) TransferStatus status,
    String from,
    String to,
    String dispatchedAt,
    String endedAt,
    List<Line> lines) {

  /**
   * A line; its units are received, returned, lost, or in transit.
   *
   * @param quantity units sent
   * @param returned units back at the sender after a cancellation
   * @param lost units missing at the close
   */
  @Schema(name = "TransferLine")
  public record Line(
      String sku, int quantity, int received, int returned, int lost, int inTransit) {}

  static TransferJson of(Transfer transfer) {
    return new TransferJson(
        transfer.id().toString(),
        transfer.status(),
        transfer.from(),
        transfer.to(),
        text(transfer.dispatchedAt()),
        text(transfer.endedAt()),
        transfer.lines().stream()
            .map(
                line ->
                    new Line(
                        line.sku(),
                        line.sent(),
                        line.received(),
                        line.returned(),
                        line.lost(),
                        line.inTransit()))
            .toList());
  }

  private static String text(Instant at) {
    return at == null ? null : at.toString();
  }
}
