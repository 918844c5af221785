package io.holdfast.fulfilment;

import io.holdfast.kernel.WarehouseCode;
import java.util.UUID;

/**
 * A parcel that needs a label.
 *
 * @param shipment the key of the label
 * @param country destination, ISO 3166
 */
public record LabelRequest(
    UUID shipment, WarehouseCode from, String country, String postalCode, int units) {}
