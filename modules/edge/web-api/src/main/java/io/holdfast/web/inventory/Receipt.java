package io.holdfast.web.inventory;

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
 * A receipt of goods.
 *
 * @param kind OPENING for opening stock, RECEIPT for a delivery
 * @param reference the delivery
 */
@Schema(name = "Receipt")
public record Receipt(
    @NotNull @Pattern(regexp = "OPENING|RECEIPT", message = "must be OPENING or RECEIPT")
        String kind,
    @NotNull @Pattern(regexp = TextPatterns.NAME, message = TextPatterns.NAME_RULE)
        String reference,
    @NotNull @Size(min = 1, max = BatchLimits.MAX_ITEMS, message = BatchLimits.RULE)
        List<@NotNull @Valid Item> items) {

  /**
   * Units of one SKU.
   *
   * @param quantity 1 to 1,000,000
   */
  @Schema(name = "ReceiptItem")
  public record Item(
      @NotNull @Pattern(regexp = TextPatterns.SKU, message = TextPatterns.SKU_RULE) String sku,
      @NotNull @Min(1) @Max(1_000_000) Integer quantity) {}
}
