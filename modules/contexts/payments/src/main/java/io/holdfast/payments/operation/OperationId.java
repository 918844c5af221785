package io.holdfast.payments.operation;

import io.holdfast.kernel.OrderId;
import io.holdfast.payments.PaymentOperation;
import io.holdfast.payments.PaymentOperation.Kind;
import java.util.Locale;
import java.util.UUID;

/**
 * Names one operation.
 *
 * @param cause the shipment that is captured or was lost, the return, or the order itself
 */
public record OperationId(OrderId order, Kind kind, UUID cause) {

  /**
   * The operation of an idempotency key.
   *
   * @throws IllegalArgumentException if the key is none of this kind
   */
  public static OperationId of(OrderId order, Kind kind, String key) {
    String prefix = kind.name().toLowerCase(Locale.ROOT) + "-";
    if (key == null || !key.startsWith(prefix)) {
      throw new IllegalArgumentException("no key of a " + kind);
    }
    return new OperationId(order, kind, UUID.fromString(key.substring(prefix.length())));
  }

  /** The idempotency key at the provider, and the operation's id for callers. */
  public String key() {
    return PaymentOperation.id(kind, cause);
  }
}
