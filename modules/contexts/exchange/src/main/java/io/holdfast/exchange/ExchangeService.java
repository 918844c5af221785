package io.holdfast.exchange;

import io.holdfast.exchange.csv.CsvFile;
import io.holdfast.exchange.job.ImportReports;
import io.holdfast.exchange.job.ImportWorker;
import io.holdfast.exchange.job.Uploads;
import io.holdfast.exchange.product.ProductExport;
import io.holdfast.exchange.stock.StockExport;
import io.holdfast.kernel.WarehouseCode;
import io.holdfast.platform.security.Role;
import io.holdfast.platform.security.RolesChecked;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.validation.constraints.NotNull;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Imports and exports for external callers: checks roles and input. */
@Singleton
@RolesChecked
@RolesAllowed(Role.OPERATOR)
public class ExchangeService {
  private static final int START = 1 << 16;

  private final Uploads uploads;
  private final ImportWorker worker;
  private final ImportReports reports;
  private final ProductExport products;
  private final StockExport stock;

  @Inject
  public ExchangeService(
      Uploads uploads,
      ImportWorker worker,
      ImportReports reports,
      ProductExport products,
      StockExport stock) {
    this.uploads = uploads;
    this.worker = worker;
    this.reports = reports;
    this.products = products;
    this.stock = stock;
  }

  /**
   * Stores a file; its rows are imported in the background.
   *
   * @param key an idempotency key's value, or null: the same file under the same key is imported
   *     once
   * @return id of the import
   * @throws InvalidFileException if the header is not that of such a file; nothing is stored
   * @throws io.holdfast.kernel.IdempotencyKeyReusedException if another file came under the key
   * @throws io.holdfast.kernel.UnavailableException if too many imports wait
   */
  public UUID importFile(
      @NotNull ImportKind kind, @NotNull Charset charset, String key, @NotNull InputStream file)
      throws IOException {
    byte[] start = file.readNBytes(START);
    CsvFile.open(new ByteArrayInputStream(start), charset, worker.target(kind).columns()).close();
    UUID id = uploads.store(kind, charset, key, start, file);
    worker.wake();
    return id;
  }

  /** How far an import is. */
  public Optional<ImportReport> find(@NotNull UUID id) {
    return reports.find(id);
  }

  /** The products on sale, with the columns of an import. */
  public Export exportProducts() {
    return products::write;
  }

  /**
   * The stock of all warehouses, with the columns of an import of counted stock.
   *
   * @throws io.holdfast.kernel.UnavailableException if a warehouse cannot be reached
   */
  public Export exportStock() {
    List<WarehouseCode> codes = stock.reachable();
    return out -> stock.write(codes, out);
  }
}
