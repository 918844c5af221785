package io.holdfast.web.returns;

import io.holdfast.kernel.Sku;
import io.holdfast.orders.Disposition;
import io.holdfast.orders.ReceiveReturn;
import io.holdfast.web.http.BatchLimits;
import io.holdfast.web.http.TextPatterns;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Goods of a return that came.
 *
 * @param warehouse where they came; need not be the one that shipped them
 * @param close whether nothing more will come; false if left out
 */
@Schema(name = "ReturnReceipt")
public record ReturnReceipt(
    @NotNull @Pattern(regexp = TextPatterns.WAREHOUSE, message = TextPatterns.WAREHOUSE_RULE)
        String warehouse,
    @NotNull @Size(max = BatchLimits.MAX_ITEMS) List<@NotNull @Valid Line> lines,
    Boolean close) {

  /** Whether it says anything. */
  @AssertTrue(message = "name lines, or close the return")
  @Schema(hidden = true)
  public boolean isMeaningful() {
    return lines == null || !lines.isEmpty() || Boolean.TRUE.equals(close);
  }

  /**
   * Units of one SKU.
   *
   * @param quantity 1 to 1,000,000
   * @param disposition RESTOCK: for sale again; SCRAP: not sold any more
   */
  @Schema(name = "ReturnReceiptLine")
  public record Line(
      @NotNull @Pattern(regexp = TextPatterns.SKU, message = TextPatterns.SKU_RULE) String sku,
      @NotNull @Min(1) @Max(1_000_000) Integer quantity,
      @NotNull @Pattern(regexp = "RESTOCK|SCRAP", message = "must be RESTOCK or SCRAP")
          String disposition) {
    ReceiveReturn.Line toLine() {
      return new ReceiveReturn.Line(new Sku(sku), quantity, Disposition.valueOf(disposition));
    }
  }
}
