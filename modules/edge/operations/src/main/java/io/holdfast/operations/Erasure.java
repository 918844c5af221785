package io.holdfast.operations;

/**
 * What the erasure of a customer's personal data changed; all are 0 if there was none.
 *
 * @param orders ended orders that keep their contents under a pseudonym
 * @param shipments of these orders, likewise
 * @param events and stored answers that now name the pseudonym
 * @param messages messages, addresses, preferences and watches that were deleted, and payloads of
 *     webhooks that now name the pseudonym
 * @param tickets of flash sales that are over
 */
public record Erasure(long orders, long shipments, long events, long messages, long tickets) {}
