package io.holdfast.fulfilment;

import io.holdfast.kernel.OrderId;
import io.holdfast.kernel.ShipmentStatus;
import io.holdfast.kernel.WarehouseCode;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.UUID;

/**
 * Which shipments to list. A null filter is none.
 *
 * @param newestFirst the newest orders first, else the oldest
 * @param cursor the last shipment of the page before; null for the first page
 */
public record ShipmentQuery(
    OrderId order,
    WarehouseCode warehouse,
    ShipmentStatus status,
    boolean newestFirst,
    UUID cursor,
    @Min(1) @Max(200) int limit) {}
