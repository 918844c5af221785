package io.holdfast.orders;

import io.holdfast.kernel.OrderStatus;

/**
 * How many orders have a status.
 *
 * @param count up to {@link OrderCounts#MOST}
 * @param more whether there are more than that
 */
public record OrderCount(OrderStatus status, int count, boolean more) {}
