package io.holdfast.orders;

import io.holdfast.kernel.Sku;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

/**
 * Units of one SKU.
 *
 * @param quantity 1 to 1,000,000 for external callers
 */
public record OrderLine(@NotNull Sku sku, @Min(1) @Max(MOST_UNITS) int quantity) {
  /** Largest quantity of one line. */
  public static final int MOST_UNITS = 1_000_000;
}
