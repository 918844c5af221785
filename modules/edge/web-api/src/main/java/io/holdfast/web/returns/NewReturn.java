package io.holdfast.web.returns;

import io.holdfast.kernel.Sku;
import io.holdfast.orders.RequestReturn;
import io.holdfast.web.http.BatchLimits;
import io.holdfast.web.http.TextPatterns;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The announcement of a return.
 *
 * @param reason given by the customer
 */
@Schema(name = "NewReturn")
public record NewReturn(
    @NotNull @Pattern(regexp = TextPatterns.NAME, message = TextPatterns.NAME_RULE) String reason,
    @NotNull @Size(min = 1, max = BatchLimits.MAX_ITEMS, message = BatchLimits.RULE)
        List<@NotNull @Valid Line> lines) {

  /**
   * Units of one SKU.
   *
   * @param quantity 1 to 1,000,000
   */
  @Schema(name = "NewReturnLine")
  public record Line(
      @NotNull @Pattern(regexp = TextPatterns.SKU, message = TextPatterns.SKU_RULE) String sku,
      @NotNull @Min(1) @Max(1_000_000) Integer quantity) {
    RequestReturn.Line toLine() {
      return new RequestReturn.Line(new Sku(sku), quantity);
    }
  }
}
