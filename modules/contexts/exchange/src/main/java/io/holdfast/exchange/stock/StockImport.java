package io.holdfast.exchange.stock;

import io.holdfast.catalog.Catalog;
import io.holdfast.exchange.ImportKind;
import io.holdfast.exchange.RejectedRow;
import io.holdfast.exchange.csv.Columns;
import io.holdfast.exchange.csv.CsvRow;
import io.holdfast.exchange.csv.RowRejectedException;
import io.holdfast.exchange.job.ImportJob;
import io.holdfast.exchange.job.ImportTarget;
import io.holdfast.exchange.stock.StockColumns.Units;
import io.holdfast.inventory.IncomingStock;
import io.holdfast.inventory.TooManyUnitsException;
import io.holdfast.inventory.UnknownWarehouseException;
import io.holdfast.kernel.Sku;
import io.holdfast.kernel.WarehouseCode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Books the rows of a file into stock. What arrived is received in the transaction that finishes
 * the rows; what was counted is adjusted row by row under a key of the import and the row.
 */
@Singleton
public final class StockImport implements ImportTarget {
  private static final int BATCH_SIZE = 200;

  private final Catalog catalog;
  private final IncomingStock stock;
  private final StockCounts counts;

  @Inject
  public StockImport(Catalog catalog, IncomingStock stock, StockCounts counts) {
    this.catalog = catalog;
    this.stock = stock;
    this.counts = counts;
  }

  @Override
  public ImportKind kind() {
    return ImportKind.STOCK;
  }

  @Override
  public Columns columns() {
    return StockColumns.COLUMNS;
  }

  @Override
  public int batchSize() {
    return BATCH_SIZE;
  }

  @Override
  public Step work(ImportJob job, List<CsvRow> rows) {
    Map<Long, RejectedRow> rejected = new TreeMap<>();
    List<Units> readable = readable(rows, rejected);
    List<Sku> skus = readable.stream().map(Units::sku).toList();
    Set<Sku> unknown = catalog.unknown(skus);
    Set<Sku> bundles = catalog.bundles(skus).keySet();
    Map<WarehouseCode, Boolean> warehouses = new TreeMap<>();
    SortedMap<WarehouseCode, Map<Sku, Integer>> received = new TreeMap<>();
    for (Units units : readable) {
      try {
        if (unknown.contains(units.sku())) {
          throw new RowRejectedException("sku " + units.sku() + " is not in the catalogue");
        }
        if (bundles.contains(units.sku())) {
          throw new RowRejectedException(
              "sku " + units.sku() + " is a bundle and has no stock of its own");
        }
        if (!warehouses.computeIfAbsent(units.warehouse(), this::isKnown)) {
          throw new RowRejectedException("there is no warehouse " + units.warehouse());
        }
        if (units.counted() != null) {
          counts.book(job.id(), units);
        } else {
          received
              .computeIfAbsent(units.warehouse(), code -> new TreeMap<>())
              .merge(units.sku(), units.received(), Math::addExact);
        }
      } catch (RowRejectedException e) {
        reject(units.row(), e, rejected);
      }
    }
    return new Step(
        rejected,
        () -> {
          receive(ImportReference.of(job.id()), received);
          return null;
        });
  }

  private static List<Units> readable(List<CsvRow> rows, Map<Long, RejectedRow> rejected) {
    List<Units> readable = new ArrayList<>(rows.size());
    for (CsvRow row : rows) {
      try {
        readable.add(StockColumns.units(row));
      } catch (RowRejectedException e) {
        reject(row, e, rejected);
      }
    }
    return readable;
  }

  private static void reject(
      CsvRow row, RowRejectedException reason, Map<Long, RejectedRow> rejected) {
    rejected.put(row.number(), new RejectedRow(row.line(), reason.getMessage()));
  }

  /**
   * Whether there is such a warehouse.
   *
   * @throws io.holdfast.kernel.UnavailableException while it cannot be reached
   */
  private boolean isKnown(WarehouseCode warehouse) {
    try {
      stock.requireReachable(warehouse);
      return true;
    } catch (UnknownWarehouseException e) {
      return false;
    }
  }

  private void receive(String reference, SortedMap<WarehouseCode, Map<Sku, Integer>> received) {
    try {
      received.forEach((warehouse, units) -> stock.receive(warehouse, reference, units, Map.of()));
    } catch (TooManyUnitsException e) {
      throw new RowsRefusedException(e);
    }
  }
}
