package io.holdfast.orders;

import io.holdfast.kernel.OrderStatus;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.Set;

/**
 * Filter, order and position of a listing.
 *
 * @param statuses any of these, or empty for all
 * @param customerId or null for all
 * @param sku with a line of it, or null for all
 * @param warehouse with units from it, or null for all
 * @param text the start of an order's id (8 characters or more), a customer, a SKU or a tracking
 *     number; or null for all
 * @param from placed at this time or later, or null
 * @param to placed before this time, or null
 * @param newestFirst else oldest first
 * @param cursor position to continue from, or null for the first page
 * @param limit orders on the page, 1 to 200
 */
public record OrderQuery(
    @NotNull Set<OrderStatus> statuses,
    String customerId,
    String sku,
    String warehouse,
    String text,
    Instant from,
    Instant to,
    boolean newestFirst,
    String cursor,
    @Min(1) @Max(200) int limit) {

  /** By one status, or null for all, and by customer, or null for all; oldest first. */
  public OrderQuery(OrderStatus status, String customerId, String cursor, int limit) {
    this(
        status == null ? Set.of() : Set.of(status),
        customerId,
        null,
        null,
        null,
        null,
        null,
        false,
        cursor,
        limit);
  }

  /** The same for one customer only. */
  OrderQuery of(String customer) {
    return new OrderQuery(
        statuses, customer, sku, warehouse, text, from, to, newestFirst, cursor, limit);
  }
}
