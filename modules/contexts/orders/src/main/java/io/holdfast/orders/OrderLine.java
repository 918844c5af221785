package io.holdfast.orders;

import io.holdfast.kernel.Sku;

/**
 * Units of one SKU.
 *
 * @param quantity more than zero
 */
public record OrderLine(Sku sku, int quantity) {}
