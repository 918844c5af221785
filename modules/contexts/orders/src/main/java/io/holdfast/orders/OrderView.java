package io.holdfast.orders;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.holdfast.kernel.OrderStatus;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * An order as returned to callers.
 *
 * @param total sum of the lines
 * @param endReason why it was cancelled, else null
 * @param version of the row; changes with every change
 */
public record OrderView(
    UUID id,
    OrderStatus status,
    String customerId,
    List<Line> lines,
    BigDecimal total,
    String currency,
    Instant placedAt,
    Instant confirmedAt,
    String endReason,
    @JsonIgnore int version) {

  /**
   * A line.
   *
   * @param allocations where its units are reserved
   */
  public record Line(
      String sku, int quantity, BigDecimal unitPrice, List<Allocation> allocations) {}

  /** Units reserved in one warehouse. */
  public record Allocation(String warehouse, int quantity) {}
}
