package io.holdfast.orders.settlement;

import io.holdfast.kernel.OrderId;
import io.holdfast.kernel.OrderStatus;
import io.holdfast.kernel.VersionCondition;
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

/** The state of one order, as rules change it by itself. Every writer advances the version. */
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

  @Version private int version;

  protected OrderState() {}

  /**
   * Ends the order at its buyer's wish.
   *
   * @throws io.holdfast.kernel.StaleVersionException if its version is none of those expected
   * @throws IllegalOrderStateException if it no longer waits for its payment
   */
  public void cancel(VersionCondition expected, String reason, Instant now) {
    expected.require("order " + id, version);
    if (status != OrderStatus.PLACED) {
      throw new IllegalOrderStateException(new OrderId(id), status);
    }
    status = OrderStatus.CANCELLED;
    endReason = reason;
    endedAt = now;
  }

  /** After a flush, the version that the flush wrote. */
  int version() {
    return version;
  }
}
