package io.holdfast.orders;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.holdfast.kernel.OrderStatus;
import io.holdfast.kernel.PaymentStatus;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * An order as others see it. The answer to its placement has neither placement, time to pay nor
 * payment.
 *
 * @param total sum of the lines
 * @param endReason why it was cancelled or expired, else null
 * @param placement ATOMIC or SAGA; or null
 * @param expiresAt until when it may wait for its payment; later if the provider was asked later;
 *     or null
 * @param payment what is known of it; or null
 * @param version grows with every change of the order and of its payment
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
    String placement,
    Instant expiresAt,
    Payment payment,
    @JsonIgnore int version) {

  /**
   * A line.
   *
   * @param allocations where its units are reserved
   */
  public record Line(
      String sku, int quantity, BigDecimal unitPrice, List<Allocation> allocations) {}

  /**
   * The payment. Amounts are in the order's currency.
   *
   * @param status one of {@link PaymentStatus#shown()}
   * @param authorised what the provider set aside, also if it was let go since
   * @param captured what was taken of it
   * @param refunded what was given back of what was taken
   */
  public record Payment(
      PaymentStatus status, BigDecimal authorised, BigDecimal captured, BigDecimal refunded) {}

  /** Units reserved in one warehouse. */
  public record Allocation(String warehouse, int quantity) {}
}
