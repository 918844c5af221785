package io.holdfast.web.orders;

import io.holdfast.web.http.BatchLimits;
import io.holdfast.web.http.TextPatterns;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * Customers to be stored.
 *
 * @param items new or changed, 1 to 200
 */
public record KnownCustomers(
    @NotNull @Size(min = 1, max = BatchLimits.MAX_ITEMS, message = BatchLimits.RULE)
        List<@NotNull @Valid KnownCustomer> items) {

  /**
   * A customer.
   *
   * @param country ISO 3166 code or name; may be left out like city and postal code
   * @param latitude degrees north
   * @param longitude degrees east
   */
  public record KnownCustomer(
      @NotNull @Pattern(regexp = TextPatterns.NAME, message = TextPatterns.NAME_RULE) String id,
      @NotNull @Pattern(regexp = TextPatterns.NAME, message = TextPatterns.NAME_RULE) String name,
      @Pattern(regexp = TextPatterns.SHORT, message = TextPatterns.SHORT_RULE) String city,
      @Pattern(regexp = TextPatterns.SHORT, message = TextPatterns.SHORT_RULE) String country,
      @Pattern(regexp = TextPatterns.SHORT, message = TextPatterns.SHORT_RULE) String postalCode,
      @NotNull @DecimalMin("-90") @DecimalMax("90") Double latitude,
      @NotNull @DecimalMin("-180") @DecimalMax("180") Double longitude) {}
}
