package io.holdfast.inventory;

import io.holdfast.kernel.Location;
import io.holdfast.kernel.WarehouseCode;

/**
 * A place that holds stock.
 *
 * @param city where it stands, empty if unknown
 * @param country ISO 3166 code or name, empty if unknown
 */
public record Warehouse(
    WarehouseCode code, String name, String city, String country, Location location) {}
