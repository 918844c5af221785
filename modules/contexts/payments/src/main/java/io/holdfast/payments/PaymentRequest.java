package io.holdfast.payments;

import io.holdfast.kernel.Money;
import io.holdfast.kernel.OrderId;

/**
 * A payment to authorise.
 *
 * @param order the order to pay for; never null
 * @param amount amount; never null
 * @param token the provider's name for the buyer's means of payment; never null
 * @param declines how often the provider declined before; each further request has a new key
 */
public record PaymentRequest(OrderId order, Money amount, String token, int declines) {

  /** The first request of an order. */
  public PaymentRequest(OrderId order, Money amount, String token) {
    this(order, amount, token, 0);
  }

  /** The idempotency key: the order for the first request, with a number after a decline. */
  public String key() {
    return declines == 0 ? order.toString() : order + "-" + declines;
  }

  /** Without the token, so that no log or message shows it. */
  @Override
  public String toString() {
    return "PaymentRequest[order=" + order + ", amount=" + amount + ", declines=" + declines + "]";
  }
}
