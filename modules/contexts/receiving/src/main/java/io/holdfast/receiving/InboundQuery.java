package io.holdfast.receiving;

import io.holdfast.kernel.WarehouseCode;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.UUID;

/**
 * A page of inbound shipments, newest first; conditions that are null do not apply.
 *
 * @param cursor last shipment of the page before
 * @param limit 1 to 200
 */
public record InboundQuery(
    InboundStatus status,
    String supplier,
    WarehouseCode warehouse,
    UUID cursor,
    @Min(1) @Max(200) int limit) {}
