/**
 * Money: each placed order is authorised once by the payment provider, and the decision is told as
 * what was authorised or declined. The provider is behind the {@link
 * io.holdfast.payments.PaymentGateway} port.
 */
package io.holdfast.payments;
