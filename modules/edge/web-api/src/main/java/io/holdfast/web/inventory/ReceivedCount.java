package io.holdfast.web.inventory;

/**
 * The answer to a receipt.
 *
 * @param received number of items received
 */
public record ReceivedCount(int received) {}
