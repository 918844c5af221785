package io.holdfast.web.inventory;

/**
 * The answer to a receipt.
 *
 * @param received how many items were booked
 */
public record ReceivedCount(int received) {}
