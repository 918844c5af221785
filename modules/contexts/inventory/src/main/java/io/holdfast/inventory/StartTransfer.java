package io.holdfast.inventory;

import io.holdfast.kernel.IdempotencyKey;
import io.holdfast.kernel.WarehouseCode;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * Sends units from one warehouse to another.
 *
 * @param lines a SKU may occur more than once
 */
public record StartTransfer(
    @NotNull WarehouseCode from,
    @NotNull WarehouseCode to,
    @NotNull @Size(min = 1, max = 200) List<@NotNull @Valid UnitsOfSku> lines,
    @NotNull IdempotencyKey key) {

  /** Goods do not travel to where they are. */
  @AssertTrue(message = "from and to must differ")
  boolean isBetweenTwo() {
    return from == null || !from.equals(to);
  }
}
