package io.holdfast.inventory;

import io.holdfast.kernel.IdempotencyKey;
import io.holdfast.kernel.Sku;
import io.holdfast.kernel.VersionCondition;
import io.holdfast.kernel.WarehouseCode;

/**
 * Corrects the stock on hand by hand.
 *
 * @param delta units to add, negative to take away; not zero
 * @param reference what it refers to, such as the number of a count
 * @param expectedVersion what the caller has seen
 */
public record AdjustStock(
    WarehouseCode warehouse,
    Sku sku,
    int delta,
    AdjustmentReason reason,
    String reference,
    VersionCondition expectedVersion,
    IdempotencyKey key) {}
