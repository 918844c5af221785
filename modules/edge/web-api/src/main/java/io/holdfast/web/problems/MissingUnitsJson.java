package io.holdfast.web.problems;

import io.holdfast.inventory.MissingUnits;

/**
 * A SKU of which a warehouse has too few units to send.
 *
 * @param requested units asked for
 * @param available units that are neither reserved nor safety stock
 */
public record MissingUnitsJson(String sku, int requested, int available) {
  static MissingUnitsJson of(MissingUnits missing) {
    return new MissingUnitsJson(missing.sku().value(), missing.requested(), missing.available());
  }
}
