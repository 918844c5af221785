package io.holdfast.exchange.stock;

import io.holdfast.exchange.csv.Columns;
import io.holdfast.exchange.csv.CsvRow;
import io.holdfast.exchange.csv.RowRejectedException;
import io.holdfast.kernel.Sku;
import io.holdfast.kernel.WarehouseCode;
import java.util.List;

/** Stock as a row. */
final class StockColumns {
  static final String QUANTITY = "quantity";
  static final String ON_HAND = "onHand";
  static final List<String> HEADER =
      List.of("warehouse", "sku", ON_HAND, "reserved", "safetyStock", "available", "incoming");
  static final Columns COLUMNS =
      new Columns(
          List.of("warehouse", "sku"),
          List.of(QUANTITY, ON_HAND),
          List.of("reserved", "safetyStock", "available", "incoming"));

  private static final int MOST_UNITS = 1_000_000;

  private StockColumns() {}

  /**
   * Units of a row.
   *
   * @param received to be added to what is there; null if counted
   * @param counted what is there; null if received
   */
  record Units(CsvRow row, WarehouseCode warehouse, Sku sku, Integer received, Integer counted) {}

  /**
   * Reads a row.
   *
   * @throws RowRejectedException if it breaks a rule
   */
  static Units units(CsvRow row) {
    row.requireReadable();
    WarehouseCode warehouse = row.value("warehouse", WarehouseCode::new);
    Sku sku = row.value("sku", Sku::new);
    boolean received = !row.text(QUANTITY).isBlank();
    if (received != row.text(ON_HAND).isBlank()) {
      throw new RowRejectedException(
          "either quantity (units that arrived) or onHand (units that were counted) must be given");
    }
    int units = row.whole(received ? QUANTITY : ON_HAND);
    if (units > MOST_UNITS || received && units == 0) {
      throw new RowRejectedException(
          (received ? "quantity must be 1 to " : "onHand must be 0 to ") + MOST_UNITS);
    }
    return new Units(row, warehouse, sku, received ? units : null, received ? null : units);
  }
}
