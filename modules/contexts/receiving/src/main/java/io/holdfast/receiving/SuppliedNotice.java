package io.holdfast.receiving;

import io.holdfast.inventory.UnitsOfSku;
import io.holdfast.kernel.Sku;
import io.holdfast.kernel.WarehouseCode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;

/**
 * A notice as a supplier sent it; nothing of it has been checked.
 *
 * @param expectedAt ISO 8601
 */
public record SuppliedNotice(
    String supplier, String reference, String warehouse, String expectedAt, List<Line> lines) {

  /** Units of one SKU. */
  public record Line(String sku, int quantity) {}

  /**
   * The same in the forms of this system; its rules are not checked.
   *
   * @throws IllegalArgumentException if a part has no such form
   */
  public Notice toNotice() {
    if (lines == null) {
      throw new IllegalArgumentException("the notice has no lines");
    }
    return new Notice(
        supplier,
        reference,
        new WarehouseCode(warehouse),
        expected(),
        lines.stream().map(l -> new UnitsOfSku(new Sku(l.sku()), l.quantity())).toList());
  }

  private Instant expected() {
    try {
      return expectedAt == null ? null : Instant.parse(expectedAt);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("expectedAt is no time: " + e.getMessage(), e);
    }
  }
}
