package io.holdfast.orders;

import io.holdfast.kernel.OrderStatus;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/**
 * Filter and position of a listing, oldest first.
 *
 * @param status or null for all
 * @param customerId or null for all
 * @param cursor position to continue from, or null for the first page
 * @param limit orders on the page, 1 to 200
 */
public record OrderQuery(
    OrderStatus status, String customerId, String cursor, @Min(1) @Max(200) int limit) {

  /** The same for one customer only. */
  OrderQuery of(String customer) {
    return new OrderQuery(status, customer, cursor, limit);
  }
}
