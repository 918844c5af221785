package io.holdfast.orders;

import io.holdfast.kernel.IdempotencyKey;
import io.holdfast.kernel.Sku;
import io.holdfast.kernel.WarehouseCode;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;

/**
 * Receives goods of a return in a warehouse, which need not be the one that shipped them.
 *
 * @param lines what came; may be empty if the return is closed
 * @param close whether nothing more will come: units that are missing are not refunded
 */
public record ReceiveReturn(
    @NotNull UUID returnId,
    @NotNull WarehouseCode warehouse,
    @NotNull @Size(max = 200) List<@NotNull @Valid Line> lines,
    boolean close,
    @NotNull IdempotencyKey key) {

  /** Units of one SKU. */
  public record Line(
      @NotNull Sku sku, @Min(1) @Max(1_000_000) int quantity, @NotNull Disposition disposition) {

    /** Whether its units can be sold again. */
    public boolean isRestocked() {
      return disposition == Disposition.RESTOCK;
    }
  }
}
