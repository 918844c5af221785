package io.holdfast.fulfilment.record;

import io.holdfast.kernel.OrderId;
import io.holdfast.kernel.ShipmentStatus;
import io.holdfast.kernel.WarehouseCode;
import java.util.List;
import java.util.UUID;

/** A shipment as stored. */
public record Shipment(
    UUID id,
    OrderId order,
    String customer,
    WarehouseCode warehouse,
    ShipmentStatus status,
    String currency,
    long minorUnits,
    String carrier,
    String trackingNumber,
    int version,
    List<ShipmentLine> lines) {}
