package io.holdfast.orders;

import io.holdfast.kernel.Sku;

/**
 * A purchase limit that an order would exceed.
 *
 * @param limit units that a customer may buy
 * @param bought units bought within the limit's days, unpaid ones included
 * @param requested units asked for
 */
public record ExceededLimit(Sku sku, int limit, long bought, int requested) {}
