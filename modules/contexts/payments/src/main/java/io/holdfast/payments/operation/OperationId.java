package io.holdfast.payments.operation;

import io.holdfast.kernel.OrderId;
import io.holdfast.payments.PaymentOperation;
import io.holdfast.payments.PaymentOperation.Kind;
import java.util.UUID;

/**
 * Names one operation.
 *
 * @param cause the shipment that is captured or was lost, the return, or the order itself
 */
public record OperationId(OrderId order, Kind kind, UUID cause) {

  /** The idempotency key at the provider, and the operation's id for callers. */
  public String key() {
    return PaymentOperation.id(kind, cause);
  }
}
