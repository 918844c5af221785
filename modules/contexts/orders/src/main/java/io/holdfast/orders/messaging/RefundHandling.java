package io.holdfast.orders.messaging;

import io.holdfast.kernel.DomainEvent;
import io.holdfast.orders.returns.Returns;
import io.holdfast.platform.JsonText;
import java.util.UUID;

/** Records in a return that its money was refunded. */
final class RefundHandling {
  private static final String RETURN = "RETURN";

  private RefundHandling() {}

  /**
   * Data of a refund.
   *
   * @param cause RETURN, or why else money was refunded
   * @param causeId the return
   */
  record Refunded(String cause, UUID causeId) {}

  /**
   * Handles one event; on return it is recorded.
   *
   * @throws RuntimeException if the event is to be delivered again
   */
  static void handle(Returns returns, DomainEvent event) {
    Refunded refund = JsonText.read(event.data(), Refunded.class);
    if (refund.cause().equals(RETURN)) {
      returns.refunded(refund.causeId(), event.id());
    }
  }
}
