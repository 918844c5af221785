package io.holdfast.orders;

import io.holdfast.kernel.IdempotencyKey;
import io.holdfast.kernel.OrderId;
import io.holdfast.kernel.Sku;
import io.holdfast.kernel.TextForms;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * Announces that units of an order come back.
 *
 * @param reason given by the customer
 * @param lines a SKU may occur more than once
 */
public record RequestReturn(
    @NotNull OrderId order,
    @NotNull @Pattern(regexp = TextForms.NAME, message = TextForms.NAME_RULE) String reason,
    @NotNull @Size(min = 1, max = 200) List<@NotNull @Valid Line> lines,
    @NotNull IdempotencyKey key) {

  /** Units of one SKU. */
  public record Line(@NotNull Sku sku, @Min(1) @Max(1_000_000) int quantity) {}
}
