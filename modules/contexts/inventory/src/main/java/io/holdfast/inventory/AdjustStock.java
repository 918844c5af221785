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
 * Corrects the stock on hand by hand.
 *
 * @param delta units to add, negative to take away; not zero
 * @param reference what it refers to, such as the number of a count
 * @param expectedVersion what the caller has seen
 */
public record AdjustStock(
    @NotNull WarehouseCode warehouse,
    @NotNull Sku sku,
    @Min(-MOST_UNITS) @Max(MOST_UNITS) int delta,
    @NotNull AdjustmentReason reason,
    @NotNull @Pattern(regexp = TextForms.NAME, message = TextForms.NAME_RULE) String reference,
    @NotNull VersionCondition expectedVersion,
    @NotNull IdempotencyKey key) {
  /** Of one SKU that one change by hand may concern. */
  static final int MOST_UNITS = 1_000_000;

  /** Whether it changes anything; one that does not is a mistake of the caller. */
  @AssertTrue(message = "must not be 0")
  public boolean isChange() {
    return delta != 0;
  }
}
