package io.holdfast.inventory;

import io.holdfast.kernel.IdempotencyKey;
import io.holdfast.kernel.Sku;
import io.holdfast.kernel.TextForms;
import io.holdfast.kernel.VersionCondition;
import io.holdfast.kernel.WarehouseCode;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/**
 * Adjusts the stock on hand manually.
 *
 * @param delta units to add, negative to take away; not zero
 * @param reference external reference, such as the number of a stock count
 * @param expectedVersion versions the caller accepts
 */
public record AdjustStock(
    @NotNull WarehouseCode warehouse,
    @NotNull Sku sku,
    @Min(-MOST_UNITS) @Max(MOST_UNITS) int delta,
    @NotNull AdjustmentReason reason,
    @NotNull @Pattern(regexp = TextForms.NAME, message = TextForms.NAME_RULE) String reference,
    @NotNull VersionCondition expectedVersion,
    @NotNull IdempotencyKey key) {
  /** Largest number of units of one SKU in one manual change. */
  static final int MOST_UNITS = 1_000_000;

  /** Whether the delta is not zero; zero is a caller error. */
  @AssertTrue(message = "must not be 0")
  public boolean isChange() {
    return delta != 0;
  }
}
