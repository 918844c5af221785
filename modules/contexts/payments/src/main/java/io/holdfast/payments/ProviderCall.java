package io.holdfast.payments;

import io.holdfast.kernel.Money;
import io.holdfast.kernel.OrderId;

/**
 * A request about an authorisation; no component is null.
 *
 * @param key idempotency key, the same for every repetition
 * @param amount to capture, void or refund; more than zero
 */
public record ProviderCall(String key, OrderId order, String authorisationId, Money amount) {}
