package io.holdfast.inventory;

import io.holdfast.kernel.OrderId;
import io.holdfast.kernel.Sku;

/**
 * Units of one SKU to be reserved for an order; an order holds a SKU once in a warehouse.
 *
 * @param quantity more than zero
 */
public record Hold(OrderId order, Sku sku, int quantity) {}
