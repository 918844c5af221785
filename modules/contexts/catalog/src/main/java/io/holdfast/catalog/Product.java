package io.holdfast.catalog;

import io.holdfast.kernel.Money;
import io.holdfast.kernel.Sku;
import io.holdfast.kernel.TextForms;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/**
 * A product for sale.
 *
 * @param category narrow class, such as "Beer"; empty if unknown
 * @param department broad class, such as "Beverages"; empty if unknown
 * @param price of one unit
 */
public record Product(
    @NotNull Sku sku,
    @NotNull @Pattern(regexp = TextForms.NAME, message = TextForms.NAME_RULE) String name,
    @NotNull @Pattern(regexp = TextForms.SHORT, message = TextForms.SHORT_RULE) String brand,
    @NotNull @Pattern(regexp = TextForms.SHORT, message = TextForms.SHORT_RULE) String category,
    @NotNull @Pattern(regexp = TextForms.SHORT, message = TextForms.SHORT_RULE) String department,
    @NotNull Money price) {}
