/**
 * Payments: each placed order is authorised once by the payment provider, and the decision is
 * published as an event. The provider is behind the {@link io.holdfast.payments.PaymentGateway}
 * port.
 */
package io.holdfast.payments;
