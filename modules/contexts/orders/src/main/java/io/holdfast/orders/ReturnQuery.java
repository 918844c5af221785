package io.holdfast.orders;

import io.holdfast.kernel.OrderId;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/**
 * Which returns to list, the newest first.
 *
 * @param order only those of this order, or null
 * @param status only those in this state, or null
 * @param cursor where the page begins, or null
 * @param limit most on the page, 1 to 200
 */
public record ReturnQuery(
    OrderId order, ReturnStatus status, String cursor, @Min(1) @Max(200) int limit) {}
