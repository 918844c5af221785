package io.holdfast.fulfilment.record;

import io.holdfast.kernel.OrderId;
import io.holdfast.kernel.WarehouseCode;
import java.util.List;
import java.util.UUID;

/**
 * A shipment to be made.
 *
 * @param minorUnits what its units cost, in the minor units of the currency
 */
public record NewShipment(
    UUID id,
    OrderId order,
    String customer,
    WarehouseCode warehouse,
    String currency,
    long minorUnits,
    List<ShipmentLine> lines) {}
