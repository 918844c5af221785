package io.holdfast.fulfilment.record;

/**
 * Units of a SKU in a shipment.
 *
 * @param minorUnits what they cost, in the minor units of the shipment's currency
 */
public record ShipmentLine(String sku, int quantity, long minorUnits) {}
