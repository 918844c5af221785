package io.holdfast.exchange.product;

import io.holdfast.catalog.BulkPrices;
import io.holdfast.catalog.Catalog;
import io.holdfast.catalog.Product;
import io.holdfast.catalog.ScheduledPrice;
import io.holdfast.exchange.ImportKind;
import io.holdfast.exchange.RejectedRow;
import io.holdfast.exchange.csv.Columns;
import io.holdfast.exchange.csv.CsvRow;
import io.holdfast.exchange.csv.RowRejectedException;
import io.holdfast.exchange.job.ImportJob;
import io.holdfast.exchange.job.ImportTarget;
import io.holdfast.kernel.Sku;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Stores the rows of a file as products, in the transaction that finishes the rows. */
@Singleton
public final class ProductImport implements ImportTarget {
  private static final int BATCH_SIZE = 500;

  private final Catalog catalog;
  private final BulkPrices prices;

  @Inject
  public ProductImport(Catalog catalog, BulkPrices prices) {
    this.catalog = catalog;
    this.prices = prices;
  }

  @Override
  public ImportKind kind() {
    return ImportKind.PRODUCTS;
  }

  @Override
  public Columns columns() {
    return ProductColumns.COLUMNS;
  }

  @Override
  public int batchSize() {
    return BATCH_SIZE;
  }

  @Override
  public Step work(ImportJob job, List<CsvRow> rows) {
    List<Product> products = new ArrayList<>(rows.size());
    Map<Sku, List<ScheduledPrice>> further = new HashMap<>();
    Map<Long, RejectedRow> rejected = new TreeMap<>();
    for (CsvRow row : rows) {
      try {
        row.requireReadable();
        Product product = ProductColumns.product(row);
        further.put(product.sku(), ProductColumns.prices(row, product));
        products.add(product);
      } catch (RowRejectedException e) {
        rejected.put(row.number(), new RejectedRow(row.line(), e.getMessage()));
      }
    }
    return new Step(
        rejected,
        () -> {
          int stored = products.isEmpty() ? 0 : catalog.storeInside(products);
          prices.putInside(further);
          return stored;
        });
  }
}
