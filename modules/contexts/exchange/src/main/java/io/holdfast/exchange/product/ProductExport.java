package io.holdfast.exchange.product;

import io.holdfast.catalog.BulkPrices;
import io.holdfast.catalog.Catalog;
import io.holdfast.catalog.Product;
import io.holdfast.catalog.ProductQuery;
import io.holdfast.catalog.ScheduledPrice;
import io.holdfast.exchange.csv.CsvWriter;
import io.holdfast.kernel.Page;
import io.holdfast.kernel.Sku;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;

/** Writes the products on sale, page by page, in the order of their SKU. */
@Singleton
public final class ProductExport {
  private static final int PAGE = 1_000;

  private final Catalog catalog;
  private final BulkPrices prices;

  @Inject
  public ProductExport(Catalog catalog, BulkPrices prices) {
    this.catalog = catalog;
    this.prices = prices;
  }

  /** Writes all; no connection is held while the reader is slow. */
  public void write(OutputStream out) throws IOException {
    CsvWriter csv = new CsvWriter(out, ProductColumns.HEADER);
    String cursor = null;
    do {
      Page<Product> page = catalog.list(ProductQuery.of(null, null, cursor, PAGE));
      Map<Sku, List<ScheduledPrice>> further =
          prices.further(page.items().stream().map(Product::sku).toList());
      for (Product product : page.items()) {
        csv.row(ProductColumns.row(product, further.getOrDefault(product.sku(), List.of())));
      }
      cursor = page.nextCursor();
    } while (cursor != null);
    csv.flush();
  }
}
