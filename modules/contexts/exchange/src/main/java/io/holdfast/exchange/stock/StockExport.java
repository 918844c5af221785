package io.holdfast.exchange.stock;

import io.holdfast.exchange.csv.CsvWriter;
import io.holdfast.inventory.Stock;
import io.holdfast.inventory.StockLevel;
import io.holdfast.inventory.Warehouse;
import io.holdfast.inventory.Warehouses;
import io.holdfast.kernel.Page;
import io.holdfast.kernel.WarehouseCode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** Writes the stock of all warehouses, page by page, in the order of warehouse and SKU. */
@Singleton
public final class StockExport {
  private static final int PAGE = 1_000;

  private final Warehouses warehouses;
  private final Stock stock;

  @Inject
  public StockExport(Warehouses warehouses, Stock stock) {
    this.warehouses = warehouses;
    this.stock = stock;
  }

  /**
   * The warehouses of an export.
   *
   * @throws io.holdfast.kernel.UnavailableException if one cannot be reached: a part of the stock
   *     would be missing
   */
  public List<WarehouseCode> reachable() {
    List<WarehouseCode> codes = warehouses.all().stream().map(Warehouse::code).toList();
    codes.forEach(code -> stock.list(code, null, 1));
    return codes;
  }

  /** Writes all; no connection is held while the reader is slow. */
  public void write(List<WarehouseCode> codes, OutputStream out) throws IOException {
    CsvWriter csv = new CsvWriter(out, StockColumns.HEADER);
    for (WarehouseCode code : codes) {
      String cursor = null;
      do {
        Page<StockLevel> page = stock.list(code, cursor, PAGE);
        for (StockLevel level : page.items()) {
          csv.row(
              code.value(),
              level.sku().value(),
              level.onHand(),
              level.reserved(),
              level.safetyStock(),
              level.available(),
              level.incoming());
        }
        cursor = page.nextCursor();
      } while (cursor != null);
    }
    csv.flush();
  }
}
