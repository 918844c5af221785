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
   * Cancels the order on request.
   *
   * @throws IllegalOrderStateException if its state does not permit it
   */
  public void cancel(String reason, Instant now) {
    if (!status.mayBecome(OrderStatus.CANCELLED)) {
      throw new IllegalOrderStateException(new OrderId(id), status);
    }
    status = OrderStatus.CANCELLED;
    withdrawn = true;
    endReason = reason;
    endedAt = now;
  }

  /** Whether it was cancelled on request, not because the payment was declined. */
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
