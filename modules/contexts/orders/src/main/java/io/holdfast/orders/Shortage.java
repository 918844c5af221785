package io.holdfast.orders;

import io.holdfast.kernel.Sku;

/**
 * A line with insufficient stock.
 *
 * @param requested units asked for
 * @param available units available over all warehouses
 */
public record Shortage(Sku sku, int requested, long available) {}
