package io.holdfast.payments;

import io.holdfast.kernel.Money;
import io.holdfast.kernel.OrderId;

/**
 * A payment to authorise.
 *
 * @param order the order to pay for; never null
 * @param amount amount; never null
 * @param token the provider's name for the buyer's means of payment; never null
 */
public record PaymentRequest(OrderId order, Money amount, String token) {

  /** Without the token, so that no log or message shows it. */
  @Override
  public String toString() {
    return "PaymentRequest[order=" + order + ", amount=" + amount + "]";
  }
}
