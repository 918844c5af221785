package io.holdfast.sales;

import io.holdfast.kernel.Sku;
import io.holdfast.kernel.TextForms;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What an operator says about a sale.
 *
 * @param skus different ones, sold to admitted tickets only until the close
 * @param opensAt before {@code closesAt}; the draw is held at this time
 * @param admitPerSecond how many tickets are admitted in a second at most
 * @param ticketLifetime how long an admitted ticket may be used, 1 second to 24 hours
 */
public record PutSale(
    @NotNull @Pattern(regexp = ID, message = ID_RULE) String id,
    @NotNull @Pattern(regexp = TextForms.NAME, message = TextForms.NAME_RULE) String name,
    @NotNull @Size(min = 1, max = MOST_SKUS) List<@NotNull Sku> skus,
    @NotNull Instant opensAt,
    @NotNull Instant closesAt,
    @Min(1) @Max(MOST_PER_SECOND) int admitPerSecond,
    @NotNull Duration ticketLifetime) {
  /** The form of an id. */
  public static final String ID = "[A-Za-z0-9._-]{1,64}";

  /** Description of a valid id. */
  public static final String ID_RULE =
      "must be 1 to 64 letters, digits, dots, underscores or hyphens";

  public static final int MOST_SKUS = 100;
  public static final int MOST_PER_SECOND = 10_000;

  /** The longest time in which an admitted ticket may be used. */
  public static final Duration LONGEST_LIFETIME = Duration.ofDays(1);
}
