package io.holdfast.orders.returns;

import io.holdfast.kernel.Money;
import io.holdfast.kernel.OrderId;
import io.holdfast.kernel.Sku;
import io.holdfast.kernel.TimeOrderedUuid;
import io.holdfast.orders.IllegalReturnStateException;
import io.holdfast.orders.ReceiveReturn;
import io.holdfast.orders.ReturnExceedsShippedException;
import io.holdfast.orders.ReturnStatus;
import io.holdfast.orders.ReturnView;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A return of goods of one order, as a JPA entity. */
@Entity
@Table(schema = "orders", name = "return_request")
public class ReturnRequest {
  @Id private UUID id;

  @Column(name = "order_id")
  private UUID orderId;

  @Column(name = "customer_id")
  private String customerId;

  @Enumerated(EnumType.STRING)
  private ReturnStatus status;

  private String reason;
  private String currency;

  @Column(name = "requested_at")
  private Instant requestedAt;

  @Column(name = "received_at")
  private Instant receivedAt;

  @Column(name = "refunded_at")
  private Instant refundedAt;

  @OneToMany(mappedBy = "request", cascade = CascadeType.PERSIST)
  @OrderBy("sku")
  private List<ReturnLine> lines = new ArrayList<>();

  @Version private int version;

  protected ReturnRequest() {}

  ReturnRequest(ReturnableOrder order, String reason, Instant now) {
    this.id = TimeOrderedUuid.next();
    this.orderId = order.id().value();
    this.customerId = order.customer();
    this.currency = order.currency();
    this.status = ReturnStatus.REQUESTED;
    this.reason = reason;
    this.requestedAt = now;
  }

  void announce(Sku sku, int quantity, long unitPriceMinorUnits) {
    lines.add(new ReturnLine(this, sku, quantity, unitPriceMinorUnits));
  }

  /**
   * Counts units that came.
   *
   * @throws IllegalReturnStateException if nothing more is expected
   * @throws ReturnExceedsShippedException if more came than was announced
   */
  void receive(ReceiveReturn receipt, Instant now) {
    if (status != ReturnStatus.REQUESTED && status != ReturnStatus.PARTLY_RECEIVED) {
      throw new IllegalReturnStateException(id, status);
    }
    receipt.lines().forEach(came -> line(came.sku()).receive(came));
    boolean complete = receipt.close() || lines.stream().allMatch(line -> line.missing() == 0);
    status = complete ? ReturnStatus.RECEIVED : ReturnStatus.PARTLY_RECEIVED;
    receivedAt = complete ? now : null;
    if (complete && refundMinorUnits() == 0) {
      refunded(now);
    }
  }

  private ReturnLine line(Sku sku) {
    return lines.stream()
        .filter(line -> line.sku().equals(sku.value()))
        .findFirst()
        .orElseThrow(() -> new ReturnExceedsShippedException(sku, 0));
  }

  /** The refund was confirmed; without effect if it was before. */
  void refunded(Instant now) {
    if (status == ReturnStatus.RECEIVED) {
      status = ReturnStatus.REFUNDED;
      refundedAt = now;
    }
  }

  /** What the units that came cost, in minor units. */
  long refundMinorUnits() {
    return lines.stream().mapToLong(line -> line.priceOf(line.received())).sum();
  }

  UUID id() {
    return id;
  }

  OrderId order() {
    return new OrderId(orderId);
  }

  String customer() {
    return customerId;
  }

  String currency() {
    return currency;
  }

  String reason() {
    return reason;
  }

  ReturnStatus status() {
    return status;
  }

  List<ReturnLine> lines() {
    return lines;
  }

  int version() {
    return version;
  }

  ReturnView view() {
    return new ReturnView(
        id,
        orderId,
        status,
        reason,
        lines.stream().map(ReturnLine::view).toList(),
        new Money(refundMinorUnits(), currency).amount(),
        currency,
        requestedAt,
        receivedAt,
        refundedAt);
  }
}
