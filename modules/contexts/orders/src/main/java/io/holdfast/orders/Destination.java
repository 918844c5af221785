package io.holdfast.orders;

import io.holdfast.kernel.Location;
import io.holdfast.kernel.TextForms;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/**
 * Destination of an order.
 *
 * @param country ISO 3166 code
 * @param postalCode in the format of the country
 */
public record Destination(
    @NotNull @Pattern(regexp = COUNTRY, message = "must be two capital letters") String country,
    @NotNull @Pattern(regexp = TextForms.SHORT, message = TextForms.SHORT_RULE) String postalCode,
    @NotNull Location location) {
  /** Pattern of a country code, ISO 3166-1 alpha-2. */
  public static final String COUNTRY = "[A-Z]{2}";
}
