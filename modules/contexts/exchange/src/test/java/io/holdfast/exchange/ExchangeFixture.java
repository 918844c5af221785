package io.holdfast.exchange;

import io.holdfast.cache.Caches;
import io.holdfast.catalog.BulkPrices;
import io.holdfast.catalog.Catalog;
import io.holdfast.catalog.ProductPrices;
import io.holdfast.exchange.job.ImportBook;
import io.holdfast.exchange.job.ImportReports;
import io.holdfast.exchange.job.ImportTarget;
import io.holdfast.exchange.job.ImportWorker;
import io.holdfast.exchange.job.Uploads;
import io.holdfast.exchange.product.ProductExport;
import io.holdfast.exchange.product.ProductImport;
import io.holdfast.exchange.stock.StockCounts;
import io.holdfast.exchange.stock.StockExport;
import io.holdfast.exchange.stock.StockImport;
import io.holdfast.inventory.ChangedStock;
import io.holdfast.inventory.IncomingStock;
import io.holdfast.inventory.LowStock;
import io.holdfast.inventory.Stock;
import io.holdfast.inventory.Warehouse;
import io.holdfast.inventory.Warehouses;
import io.holdfast.inventory.ledger.GoodsMoves;
import io.holdfast.inventory.ledger.StockChanges;
import io.holdfast.inventory.ledger.StockReader;
import io.holdfast.inventory.ledger.StockSearch;
import io.holdfast.inventory.node.LockedSkus;
import io.holdfast.inventory.node.WarehouseHealth;
import io.holdfast.inventory.node.WarehouseNode;
import io.holdfast.inventory.node.WarehouseNodes;
import io.holdfast.inventory.node.WarehouseRegister;
import io.holdfast.kernel.Location;
import io.holdfast.kernel.WarehouseCode;
import io.holdfast.messaging.CommitSignal;
import io.holdfast.messaging.HubDatabase;
import io.holdfast.messaging.Outbox;
import io.holdfast.messaging.Relays;
import io.holdfast.platform.ServerThreads;
import io.holdfast.platform.Transactions;
import io.holdfast.testkit.EntityManagers;
import io.holdfast.testkit.TestDatabase;
import io.holdfast.testkit.TestDatabases;
import io.holdfast.testkit.TestTransactions;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** A server's imports and exports on a hub and the warehouses a and b. */
public final class ExchangeFixture implements AutoCloseable {
  private final TestDatabase hub;
  private final Map<String, TestDatabase> warehouses = new TreeMap<>();
  private final Transactions transactions = TestTransactions.get().transactions();
  private final ChangedStock changed = new ChangedStock(transactions, Caches.local());
  private final HubDatabase hubDatabase;
  private final WarehouseNodes nodes;
  private final Warehouses known;
  private final Catalog catalog;
  private final ProductPrices prices;
  private final Stock stock;
  private final Uploads uploads;
  private final ImportBook book;
  private final ImportReports reports;
  private final ImportWorker worker;
  private final List<ImportTarget> targets;

  /** Prices of the products. */
  public ProductPrices prices() {
    return prices;
  }

  /** Opens new databases. */
  public static ExchangeFixture open() {
    ExchangeFixture fixture =
        new ExchangeFixture(
            TestDatabases.hub(), TestDatabases.warehouse("a"), TestDatabases.warehouse("b"));
    fixture.warehouses.keySet().forEach(code -> fixture.known.register(named(code)));
    return fixture;
  }

  /** Another server on the databases of this one. */
  public ExchangeFixture another() {
    return new ExchangeFixture(hub, warehouses.get("a"), warehouses.get("b"));
  }

  /** Uses databases opened by another fixture. */
  public ExchangeFixture(TestDatabase hub, TestDatabase a, TestDatabase b) {
    this.hub = hub;
    warehouses.put("a", a);
    warehouses.put("b", b);
    hubDatabase =
        new HubDatabase(hub.xa(), hub.plain(), new Relays(events -> {}, silent()), transactions);
    WarehouseRegister register =
        new WarehouseRegister(
            (unit, source) -> EntityManagers.open(unit, hub.xa()), hubDatabase, transactions);
    nodes =
        new WarehouseNodes(
            register, this::node, new ServerThreads(ExchangeFixture::daemon, Runnable::run));
    known = new Warehouses(register, nodes);
    LowStock low = new LowStock(5);
    catalog =
        new Catalog(
            hubDatabase, transactions, (unit, source) -> EntityManagers.open(unit, hub.xa()));
    prices = new ProductPrices(hubDatabase, transactions);
    stock =
        new Stock(
            new StockReader(nodes),
            new StockSearch(nodes, low),
            new StockChanges(nodes, transactions, low));
    uploads = new Uploads(hubDatabase);
    book = new ImportBook(hubDatabase);
    reports = new ImportReports(hubDatabase);
    targets =
        List.of(
            new ProductImport(catalog, new BulkPrices(hubDatabase)),
            new StockImport(
                catalog, new IncomingStock(nodes, new GoodsMoves(low)), new StockCounts(stock)));
    worker = worker(targets);
  }

  /** A worker of this server that has other targets. */
  public ImportWorker worker(List<ImportTarget> others) {
    return new ImportWorker(hubDatabase, book, transactions, others);
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work);
    thread.setDaemon(true);
    return thread;
  }

  /** Relays are disabled in these tests. */
  private static ServerThreads silent() {
    return new ServerThreads(work -> daemon(() -> {}), Runnable::run);
  }

  private static Warehouse named(String code) {
    return new Warehouse(
        new WarehouseCode(code), "Warehouse " + code, "", "US", new Location(48.7, -122.4));
  }

  private WarehouseNode node(Warehouse warehouse, WarehouseHealth health, LockedSkus locked) {
    TestDatabase database = warehouses.get(warehouse.code().value());
    return new WarehouseNode(
        warehouse,
        database.xa(),
        database.plain(),
        EntityManagers.open("warehouse", database.xa()),
        new Outbox(transactions, new CommitSignal()),
        health,
        locked,
        changed);
  }

  public TestDatabase hub() {
    return hub;
  }

  public TestDatabase warehouse(String code) {
    return warehouses.get(code);
  }

  public Catalog catalog() {
    return catalog;
  }

  public Stock stock() {
    return stock;
  }

  public ImportWorker worker() {
    return worker;
  }

  public List<ImportTarget> targets() {
    return targets;
  }

  /** Hub, a and b, for another JVM. */
  public TestDatabase[] databases() {
    return new TestDatabase[] {hub, warehouse("a"), warehouse("b")};
  }

  /** Stores a file as it would arrive. */
  public UUID upload(ImportKind kind, Charset charset, String key, byte[] file) {
    try {
      return uploads.store(kind, charset, key, new byte[0], new ByteArrayInputStream(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Stores a file in UTF-8. */
  public UUID upload(ImportKind kind, String file) {
    return upload(kind, StandardCharsets.UTF_8, null, file.getBytes(StandardCharsets.UTF_8));
  }

  /** Stores a file that is not held in memory. */
  public UUID upload(ImportKind kind, InputStream file) throws IOException {
    return uploads.store(kind, StandardCharsets.UTF_8, null, new byte[0], file);
  }

  /** Imports a file to its end. */
  public ImportReport imported(ImportKind kind, String file) {
    UUID id = upload(kind, file);
    worker.workOff();
    return report(id);
  }

  public ImportReport report(UUID id) {
    return reports.find(id).orElseThrow();
  }

  /** Time passes: a dead server's lease is over. */
  public void endLeases() {
    hub.execute("UPDATE exchange.import_job SET held_until = '-infinity'");
  }

  /** What a client would download. */
  public String exported(ImportKind kind) {
    try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      if (kind == ImportKind.PRODUCTS) {
        new ProductExport(catalog, new BulkPrices(hubDatabase)).write(out);
      } else {
        StockExport export = new StockExport(known, stock);
        export.write(export.reachable(), out);
      }
      return out.toString(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Empties all but the register of warehouses. */
  public void empty() {
    warehouses.values().forEach(TestDatabase::empty);
    hub.execute(
        """
        TRUNCATE exchange.import_job, exchange.import_part, exchange.import_rejection,
          catalog.price, catalog.product, catalog.search_word, messaging.outbox""");
  }

  @Override
  public void close() {
    nodes.close();
    warehouses.values().forEach(TestDatabase::close);
    hub.close();
  }
}
