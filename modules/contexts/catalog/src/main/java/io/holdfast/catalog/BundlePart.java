package io.holdfast.catalog;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

/**
 * Units of one product in a bundle.
 *
 * @param quantity in one bundle
 */
public record BundlePart(@NotNull String sku, @Min(1) @Max(MOST_UNITS) int quantity) {
  /** Units of a part in one bundle. */
  public static final int MOST_UNITS = 1000;

  /** Parts of one bundle. */
  public static final int MOST_PARTS = 50;
}
