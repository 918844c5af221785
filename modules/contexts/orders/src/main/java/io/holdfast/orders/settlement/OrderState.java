package io.holdfast.orders.settlement;

import io.holdfast.kernel.OrderId;
import io.holdfast.kernel.OrderStatus;
import io.holdfast.orders.IllegalOrderStateException;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;

/** The state of one order as a JPA entity. Every writer advances the version. */
@Entity
@Table(schema = "orders", name = "orders")
public class OrderState {
  @Id private UUID id;

  @Enumerated(EnumType.STRING)
  private OrderStatus status;

  @Column(name = "end_reason")
  private String endReason;

  @Column(name = "ended_at")
  private Instant endedAt;

  private boolean withdrawn;

  @Version private int version;

  protected OrderState() {}

  /**
   * Cancels what has not been dispatched: the order, or the rest of it.
   *
   * @param onRequest whether somebody asked for it; else its payment no longer holds
   * @throws IllegalOrderStateException if its state does not permit it
   */
  public void cancel(String reason, Instant now, boolean onRequest) {
    OrderStatus next = isPartlyShipped() ? OrderStatus.SHIPPED : OrderStatus.CANCELLED;
    if (!status.mayBecome(next)) {
      throw new IllegalOrderStateException(new OrderId(id), status);
    }
    status = next;
    withdrawn = onRequest;
    endReason = reason;
    endedAt = now;
  }

  /** Whether a part was dispatched and another was not. */
  boolean isPartlyShipped() {
    return status == OrderStatus.PARTLY_SHIPPED;
  }

  /** Whether its warehouses have been asked and it is not placed yet. */
  boolean isPending() {
    return status == OrderStatus.PENDING;
  }

  /** Whether it or a part of it was cancelled on request, not for want of a payment. */
  boolean isWithdrawn() {
    return withdrawn;
  }

  /** Where it stands. */
  OrderStatus status() {
    return status;
  }

  /** After a flush, the version that the flush wrote. */
  int version() {
    return version;
  }
}
