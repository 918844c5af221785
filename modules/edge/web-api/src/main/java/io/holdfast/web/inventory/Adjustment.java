package io.holdfast.web.inventory;

import io.holdfast.web.http.TextPatterns;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An adjustment of the stock on hand.
 *
 * @param delta units to add, or negative to take away; not zero
 * @param reference external reference, such as the number of a stock count
 */
@Schema(name = "Adjustment")
public record Adjustment(
    @NotNull @Min(-1_000_000) @Max(1_000_000) Integer delta,
    @NotNull
        @Pattern(
            regexp = "COUNT|DAMAGED|LOST|FOUND|EXPIRED|OTHER",
            message = "must be COUNT, DAMAGED, LOST, FOUND, EXPIRED or OTHER")
        String reason,
    @NotNull @Pattern(regexp = TextPatterns.NAME, message = TextPatterns.NAME_RULE)
        String reference) {

  /** A delta of zero is a caller error. */
  @AssertTrue(message = "must not be 0")
  @Schema(hidden = true)
  public boolean isDelta() {
    return delta == null || delta != 0;
  }
}
