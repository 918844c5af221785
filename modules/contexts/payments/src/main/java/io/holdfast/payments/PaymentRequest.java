package io.holdfast.payments;

import io.holdfast.kernel.Money;
import io.holdfast.kernel.OrderId;

/**
 * What is to be paid.
 *
 * @param order what for; never null
 * @param amount how much; never null
 * @param token the provider's name for the buyer's means of payment; never null
 */
public record PaymentRequest(OrderId order, Money amount, String token) {

  /** Without the token, so that no log or message shows it. */
  @Override
  public String toString() {
    return "PaymentRequest[order=" + order + ", amount=" + amount + "]";
  }
}
