package io.holdfast.payments.operation;

import io.holdfast.kernel.Money;
import io.holdfast.kernel.OrderId;
import java.util.UUID;

/**
 * Something that money follows.
 *
 * @param event the event that says so; applied once
 * @param type what follows
 * @param cause the shipment or return; for cancelled units the order
 * @param amount what the units cost; never null
 */
public record OperationRequest(UUID event, OrderId order, Type type, UUID cause, Money amount) {

  /** What follows. */
  public enum Type {
    /** A shipment was dispatched: its amount is captured. */
    CAPTURE,
    /** Units will not be shipped: what is left after the captures is voided. */
    CANCEL,
    /** Units came back: their amount is refunded. */
    REFUND_RETURN,
    /** A shipment was lost: its amount is refunded. */
    REFUND_LOST,
    /** Nothing: the event is only recorded as applied. */
    NONE
  }
}
