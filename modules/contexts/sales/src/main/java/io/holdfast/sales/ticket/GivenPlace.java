package io.holdfast.sales.ticket;

/**
 * The place of a customer in a sale.
 *
 * @param keyNo the key that signs its ticket
 */
public record GivenPlace(long place, int keyNo) {}
