package io.holdfast.inventory;

import io.holdfast.kernel.Sku;

/**
 * A SKU of which a warehouse has too few units.
 *
 * @param requested units asked for
 * @param available units that are neither reserved nor kept back
 */
public record MissingUnits(Sku sku, int requested, int available) {}
