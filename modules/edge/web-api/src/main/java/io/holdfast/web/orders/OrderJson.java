package io.holdfast.web.orders;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.holdfast.kernel.OrderStatus;
import io.holdfast.kernel.PaymentStatus;
import io.holdfast.kernel.SagaStepState;
import io.holdfast.kernel.ShipmentStatus;
import io.holdfast.orders.OrderView;
import io.holdfast.web.json.EnumSchemas;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An order as it is shown.
 *
 * @param total sum of the lines
 * @param placedAt ISO 8601, UTC
 * @param orderedAt likewise, when the customer ordered elsewhere and before; left out otherwise
 * @param confirmedAt likewise; left out before
 * @param endReason why it was cancelled or expired; left out otherwise
 * @param placement ATOMIC or SAGA
 * @param expiresAt expiry while unpaid, ISO 8601, UTC; later if the payment was requested later
 * @param shipments by the codes of their warehouses
 * @param steps of a saga, by the codes of the warehouses; left out otherwise
 * @param shortages why it was REJECTED; left out otherwise
 */
@Schema(name = "Order")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OrderJson(
    String id,
    @Schema(ref = EnumSchemas.ORDER_STATUS) OrderStatus status,
    String customerId,
    List<Line> lines,
    BigDecimal total,
    String currency,
    String placedAt,
    String orderedAt,
    String confirmedAt,
    String endReason,
    @Schema(enumeration = {"ATOMIC", "SAGA"}) String placement,
    String expiresAt,
    Payment payment,
    List<Shipment> shipments,
    List<Step> steps,
    List<ShortageJson> shortages) {

  /**
   * A line.
   *
   * @param unitPrice when it was placed
   * @param cancelled units that were cancelled
   * @param allocations where its units were reserved
   */
  @Schema(name = "OrderedLine")
  public record Line(
      String sku,
      int quantity,
      BigDecimal unitPrice,
      int cancelled,
      List<Allocation> allocations) {}

  /** What became of the request to one warehouse to reserve its part. */
  @Schema(name = "SagaStep")
  public record Step(
      String warehouse, @Schema(ref = EnumSchemas.SAGA_STEP_STATE) SagaStepState state) {}

  /**
   * Units reserved in one warehouse; of an order that is PENDING, to be reserved there.
   *
   * @param sku of a part of a bundle; left out for units of the line's own SKU
   */
  @Schema(name = "Allocation")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Allocation(String warehouse, int quantity, String sku) {}

  /**
   * The payment; amounts as the total.
   *
   * @param authorised amount authorised by the provider, also if voided since
   * @param captured amount captured
   * @param refunded amount refunded
   */
  @Schema(name = "OrderPayment")
  public record Payment(
      @Schema(ref = EnumSchemas.PAYMENT_STATUS) PaymentStatus status,
      BigDecimal authorised,
      BigDecimal captured,
      BigDecimal refunded) {}

  /** A parcel from one warehouse. */
  @Schema(name = "OrderShipment")
  public record Shipment(
      String id,
      String warehouse,
      @Schema(ref = EnumSchemas.SHIPMENT_STATUS) ShipmentStatus status,
      String trackingNumber) {}

  static OrderJson of(OrderView order) {
    return new OrderJson(
        order.id().toString(),
        order.status(),
        order.customerId(),
        order.lines().stream().map(OrderJson::line).toList(),
        order.total(),
        order.currency(),
        text(order.placedAt()),
        text(order.orderedAt()),
        text(order.confirmedAt()),
        order.endReason(),
        order.placement(),
        text(order.expiresAt()),
        payment(order.payment()),
        order.shipments().stream().map(OrderJson::shipment).toList(),
        order.steps() == null
            ? null
            : order.steps().stream().map(s -> new Step(s.warehouse(), s.state())).toList(),
        order.shortages() == null
            ? null
            : order.shortages().stream().map(ShortageJson::of).toList());
  }

  private static Line line(OrderView.Line line) {
    return new Line(
        line.sku(),
        line.quantity(),
        line.unitPrice(),
        line.cancelled(),
        line.allocations().stream()
            .map(a -> new Allocation(a.warehouse(), a.quantity(), a.sku()))
            .toList());
  }

  private static Shipment shipment(OrderView.Shipment shipment) {
    return new Shipment(
        shipment.id().toString(),
        shipment.warehouse(),
        shipment.status(),
        shipment.trackingNumber());
  }

  private static Payment payment(OrderView.Payment payment) {
    return new Payment(
        payment.status(), payment.authorised(), payment.captured(), payment.refunded());
  }

  private static String text(Instant at) {
    return at == null ? null : at.toString();
  }
}
