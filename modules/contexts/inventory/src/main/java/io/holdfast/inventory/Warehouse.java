package io.holdfast.inventory;

import io.holdfast.kernel.Location;
import io.holdfast.kernel.TextForms;
import io.holdfast.kernel.WarehouseCode;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * A place that holds stock.
 *
 * @param city city, empty if unknown
 * @param country ISO 3166 code or name, empty if unknown
 */
public record Warehouse(
    @NotNull WarehouseCode code,
    @NotNull
        @Pattern(regexp = TextForms.NAME, message = TextForms.NAME_RULE)
        @Size(max = 100, message = "must be at most 100 characters")
        String name,
    @NotNull @Pattern(regexp = TextForms.SHORT, message = TextForms.SHORT_RULE) String city,
    @NotNull @Pattern(regexp = TextForms.SHORT, message = TextForms.SHORT_RULE) String country,
    @NotNull Location location) {}
