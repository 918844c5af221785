package io.holdfast.orders;

import io.holdfast.kernel.Sku;

/**
 * A line that cannot be met.
 *
 * @param requested units asked for
 * @param available units that all warehouses together could give
 */
public record Shortage(Sku sku, int requested, long available) {}
