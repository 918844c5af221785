package io.holdfast.orders;

import io.holdfast.kernel.Location;
import io.holdfast.kernel.TextForms;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/** A customer with the usual destination of the orders. */
public record Customer(
    @NotNull @Pattern(regexp = TextForms.NAME, message = TextForms.NAME_RULE) String id,
    @NotNull @Pattern(regexp = TextForms.NAME, message = TextForms.NAME_RULE) String name,
    @NotNull @Pattern(regexp = TextForms.SHORT, message = TextForms.SHORT_RULE) String city,
    @NotNull @Pattern(regexp = TextForms.SHORT, message = TextForms.SHORT_RULE) String country,
    @NotNull @Pattern(regexp = TextForms.SHORT, message = TextForms.SHORT_RULE) String postalCode,
    @NotNull Location location) {}
