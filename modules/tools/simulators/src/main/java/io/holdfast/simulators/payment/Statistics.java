package io.holdfast.simulators.payment;

/**
 * What the provider has decided since its journal began.
 *
 * @param authorised decisions in favour
 * @param declined decisions against
 * @param voided authorisations taken back
 * @param ordersSeen distinct order ids
 * @param ordersAuthorisedTwice orders with more than one decision in favour: always 0 when the shop
 *     uses one idempotency key per order
 */
public record Statistics(
    long authorised, long declined, long voided, long ordersSeen, long ordersAuthorisedTwice) {}
