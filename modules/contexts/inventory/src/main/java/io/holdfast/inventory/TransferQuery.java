package io.holdfast.inventory;

import io.holdfast.kernel.WarehouseCode;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.UUID;

/**
 * A page of transfers, newest first; conditions that are null do not apply.
 *
 * @param cursor last transfer of the page before
 * @param limit 1 to 200
 */
public record TransferQuery(
    TransferStatus status,
    WarehouseCode from,
    WarehouseCode to,
    UUID cursor,
    @Min(1) @Max(200) int limit) {}
