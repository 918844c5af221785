package io.holdfast.orders;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A return as shown to callers.
 *
 * @param refund what is refunded for the units that came, in the currency
 * @param receivedAt when the last units came, else null
 * @param refundedAt when the provider confirmed the refund, else null
 */
public record ReturnView(
    UUID id,
    UUID orderId,
    ReturnStatus status,
    String reason,
    List<Line> lines,
    BigDecimal refund,
    String currency,
    Instant requestedAt,
    Instant receivedAt,
    Instant refundedAt) {

  /**
   * Units of one SKU.
   *
   * @param quantity announced
   * @param restocked came and are for sale again
   * @param scrapped came and are not
   */
  public record Line(String sku, int quantity, int restocked, int scrapped) {}
}
