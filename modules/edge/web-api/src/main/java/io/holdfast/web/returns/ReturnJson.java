package io.holdfast.web.returns;

import io.holdfast.orders.ReturnStatus;
import io.holdfast.orders.ReturnView;
import io.holdfast.web.json.EnumSchemas;
import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A return.
 *
 * @param refund what the units that came cost, in the currency
 * @param requestedAt ISO 8601 in UTC, as the other times
 */
@Schema(name = "Return")
public record ReturnJson(
    String id,
    String orderId,
    @Schema(ref = EnumSchemas.RETURN_STATUS) ReturnStatus status,
    String reason,
    List<Line> lines,
    BigDecimal refund,
    String currency,
    String requestedAt,
    @Schema(nullable = true) String receivedAt,
    @Schema(nullable = true) String refundedAt) {

  /**
   * Units of one SKU.
   *
   * @param quantity announced
   * @param restocked came and are for sale again
   * @param scrapped came and are not
   */
  @Schema(name = "ReturnLine")
  public record Line(String sku, int quantity, int restocked, int scrapped) {}

  static ReturnJson of(ReturnView view) {
    return new ReturnJson(
        view.id().toString(),
        view.orderId().toString(),
        view.status(),
        view.reason(),
        view.lines().stream()
            .map(l -> new Line(l.sku(), l.quantity(), l.restocked(), l.scrapped()))
            .toList(),
        view.refund(),
        view.currency(),
        view.requestedAt().toString(),
        view.receivedAt() == null ? null : view.receivedAt().toString(),
        view.refundedAt() == null ? null : view.refundedAt().toString());
  }
}
