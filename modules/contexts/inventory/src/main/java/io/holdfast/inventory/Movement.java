package io.holdfast.inventory;

import io.holdfast.kernel.Sku;
import java.time.Instant;

/**
 * A ledger entry.
 *
 * @param id ascends in one warehouse
 * @param reason of an adjustment, else null
 * @param reference the order, delivery or count that caused it
 * @param actor who made it by hand, else null
 */
public record Movement(
    long id,
    Sku sku,
    String kind,
    int onHandDelta,
    int reservedDelta,
    String reason,
    String reference,
    Instant at,
    String actor) {}
