package io.holdfast.orders;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/**
 * How many units of a SKU one customer may buy.
 *
 * @param perCustomer units
 * @param days within which they are counted, back from now
 */
public record PurchaseLimit(@Min(1) @Max(1_000_000) int perCustomer, @Min(1) @Max(365) int days) {}
