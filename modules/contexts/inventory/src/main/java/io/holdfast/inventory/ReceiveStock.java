package io.holdfast.inventory;

import io.holdfast.kernel.IdempotencyKey;
import io.holdfast.kernel.Sku;
import io.holdfast.kernel.TextForms;
import io.holdfast.kernel.WarehouseCode;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * Receives units into the stock of a warehouse; an unknown stock item is created.
 *
 * @param reference the delivery it came with
 */
public record ReceiveStock(
    @NotNull WarehouseCode warehouse,
    @NotNull ReceiptKind kind,
    @NotNull @Pattern(regexp = TextForms.NAME, message = TextForms.NAME_RULE) String reference,
    @NotNull @Size(min = 1, max = 200) List<@NotNull @Valid Received> items,
    @NotNull IdempotencyKey key) {

  /**
   * Units of one SKU.
   *
   * @param quantity more than zero
   */
  public record Received(@NotNull Sku sku, @Min(1) @Max(AdjustStock.MOST_UNITS) int quantity) {}
}
