package io.holdfast.receiving;

import io.holdfast.inventory.UnitsOfSku;
import io.holdfast.kernel.TextForms;
import io.holdfast.kernel.WarehouseCode;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;

/**
 * An advance shipment notice.
 *
 * @param supplier who sends the goods
 * @param reference unique for the supplier
 * @param warehouse where they are to arrive
 * @param expectedAt null if unknown
 * @param lines a SKU may occur more than once
 */
public record Notice(
    @NotNull @Pattern(regexp = TextForms.NAME, message = TextForms.NAME_RULE) String supplier,
    @NotNull @Pattern(regexp = TextForms.NAME, message = TextForms.NAME_RULE) String reference,
    @NotNull WarehouseCode warehouse,
    Instant expectedAt,
    @NotNull @Size(min = 1, max = 200) List<@NotNull @Valid UnitsOfSku> lines) {}
