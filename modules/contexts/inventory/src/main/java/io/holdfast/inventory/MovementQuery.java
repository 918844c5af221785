package io.holdfast.inventory;

import io.holdfast.kernel.Sku;
import io.holdfast.kernel.WarehouseCode;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;

/**
 * Which movements of which warehouses to read, oldest first. A null selects everything.
 *
 * @param reference the order, delivery or count that caused them
 * @param actor who made them by hand
 * @param from made at this time or later; null for the first one, or for 31 days ago where
 *     reference or actor are given without a SKU: no index helps such a search
 * @param to made before this time
 * @param position where the page begins
 * @param limit most on the page, 1 to 200
 */
public record MovementQuery(
    Sku sku,
    WarehouseCode warehouse,
    String reference,
    String actor,
    Instant from,
    Instant to,
    @NotNull LedgerPosition position,
    @Min(1) @Max(200) int limit) {}
