package io.holdfast.orders;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.holdfast.kernel.OrderStatus;
import io.holdfast.kernel.PaymentStatus;
import io.holdfast.kernel.SagaStepState;
import io.holdfast.kernel.ShipmentStatus;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * An order as returned to callers. The answer to its placement has no placement, time to pay,
 * payment or shipments.
 *
 * @param total sum of the lines
 * @param orderedAt when the customer ordered, where that was elsewhere and before; else null
 * @param endReason why it, or what was not dispatched of it, was cancelled or expired; else null
 * @param placement ATOMIC or SAGA; or null
 * @param expiresAt expiry while unpaid; later if the payment was requested later; or null
 * @param payment state of the payment; or null
 * @param shipments by the codes of their warehouses; or null
 * @param steps of a saga, by the codes of the warehouses; or null
 * @param shortages why it was REJECTED; else null
 * @param version increases with every change of the order and of its payment
 */
public record OrderView(
    UUID id,
    OrderStatus status,
    String customerId,
    List<Line> lines,
    BigDecimal total,
    String currency,
    Instant placedAt,
    Instant orderedAt,
    Instant confirmedAt,
    String endReason,
    String placement,
    Instant expiresAt,
    Payment payment,
    List<Shipment> shipments,
    List<Step> steps,
    List<Shortage> shortages,
    @JsonIgnore int version) {

  /**
   * A line.
   *
   * @param cancelled units that were cancelled
   * @param allocations where its units were reserved
   */
  public record Line(
      String sku,
      int quantity,
      BigDecimal unitPrice,
      int cancelled,
      List<Allocation> allocations) {}

  /**
   * A parcel from one warehouse.
   *
   * @param trackingNumber the carrier's number; null before there is one
   */
  public record Shipment(UUID id, String warehouse, ShipmentStatus status, String trackingNumber) {}

  /**
   * The payment. Amounts are in the order's currency.
   *
   * @param status one of {@link PaymentStatus#shown()}
   * @param authorised amount authorised by the provider, also if voided since
   * @param captured amount captured
   * @param refunded amount refunded
   */
  public record Payment(
      PaymentStatus status, BigDecimal authorised, BigDecimal captured, BigDecimal refunded) {}

  /** What became of the request to one warehouse. */
  public record Step(String warehouse, SagaStepState state) {}

  /**
   * Units reserved in one warehouse; of an order that is PENDING, to be reserved there.
   *
   * @param sku of a part of a bundle; null for units of the line's own SKU
   */
  public record Allocation(String warehouse, int quantity, String sku) {
    /** Units of the line's own SKU. */
    public Allocation(String warehouse, int quantity) {
      this(warehouse, quantity, null);
    }
  }
}
