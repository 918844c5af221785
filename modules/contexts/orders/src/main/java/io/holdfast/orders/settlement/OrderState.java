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

  @Version private int version;

  protected OrderState() {}

  /**
   * Cancels the order on request.
   *
   * @throws io.holdfast.kernel.StaleVersionException if its version is not one of the expected
   *     versions
   * @throws IllegalOrderStateException if it is no longer PLACED
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

  /** The version; after a flush, the one written. */
  int version() {
    return version;
  }
}
