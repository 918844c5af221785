package io.holdfast.receiving;

import io.holdfast.cache.Caches;
import io.holdfast.inventory.ChangedStock;
import io.holdfast.inventory.IncomingStock;
import io.holdfast.inventory.LowStock;
import io.holdfast.inventory.Stock;
import io.holdfast.inventory.StockLevel;
import io.holdfast.inventory.Transfers;
import io.holdfast.inventory.UnitsOfSku;
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
import io.holdfast.kernel.IdempotencyKey;
import io.holdfast.kernel.Location;
import io.holdfast.kernel.Sku;
import io.holdfast.kernel.WarehouseCode;
import io.holdfast.messaging.CommitSignal;
import io.holdfast.messaging.HubDatabase;
import io.holdfast.messaging.Outbox;
import io.holdfast.messaging.Relays;
import io.holdfast.platform.ServerThreads;
import io.holdfast.platform.Transactions;
import io.holdfast.receiving.book.Announcements;
import io.holdfast.receiving.book.InboundBook;
import io.holdfast.testkit.EntityManagers;
import io.holdfast.testkit.TestDatabase;
import io.holdfast.testkit.TestDatabases;
import io.holdfast.testkit.TestTransactions;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A hub and the warehouses a and b on real databases, with the receiving that runs on them. */
public final class ReceivingFixture implements AutoCloseable {
  private final TestDatabase hub;
  private final Map<String, TestDatabase> warehouses = new TreeMap<>();
  private final Transactions transactions = TestTransactions.get().transactions();
  private final Caches caches = Caches.local();
  private final ChangedStock changes = new ChangedStock(transactions, caches);
  private final HubDatabase hubDatabase;
  private final WarehouseNodes nodes;
  private final Warehouses known;
  private final Stock stock;
  private final Announcements announcements;
  private final InboundShipments shipments;
  private final Transfers transfers;

  /** Opens new databases. */
  public static ReceivingFixture open() {
    ReceivingFixture receiving =
        new ReceivingFixture(
            TestDatabases.hub(), TestDatabases.warehouse("a"), TestDatabases.warehouse("b"));
    receiving.warehouses.keySet().forEach(code -> receiving.known.register(named(code)));
    return receiving;
  }

  /** Uses databases opened by another fixture. */
  public ReceivingFixture(TestDatabase hub, TestDatabase a, TestDatabase b) {
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
            register, this::node, new ServerThreads(ReceivingFixture::daemon, Runnable::run));
    known = new Warehouses(register, nodes);
    LowStock low = new LowStock(5);
    GoodsMoves moves = new GoodsMoves(low);
    stock =
        new Stock(
            new StockReader(nodes),
            new StockSearch(nodes, low),
            new StockChanges(nodes, transactions, low));
    InboundBook book = new InboundBook(hubDatabase);
    IncomingStock incoming = new IncomingStock(nodes, moves);
    announcements = new Announcements(incoming, book);
    shipments = new InboundShipments(incoming, book, announcements, hubDatabase, transactions);
    transfers = new Transfers(nodes, moves, hubDatabase, transactions);
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
        changes);
  }

  public TestDatabase hub() {
    return hub;
  }

  public TestDatabase warehouse(String code) {
    return warehouses.get(code);
  }

  public HubDatabase hubDatabase() {
    return hubDatabase;
  }

  public Transactions transactions() {
    return transactions;
  }

  public Announcements announcements() {
    return announcements;
  }

  public InboundShipments shipments() {
    return shipments;
  }

  public Transfers transfers() {
    return transfers;
  }

  public Stock stock() {
    return stock;
  }

  /** Hub, a and b, for another JVM. */
  public TestDatabase[] databases() {
    return new TestDatabase[] {hub, warehouse("a"), warehouse("b")};
  }

  public static IdempotencyKey key(String text) {
    return new IdempotencyKey(text, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Lines from pairs such as {@code "tea", 3}. */
  public static List<UnitsOfSku> lines(Object... pairs) {
    List<UnitsOfSku> lines = new ArrayList<>();
    for (int i = 0; i < pairs.length; i += 2) {
      lines.add(new UnitsOfSku(new Sku((String) pairs[i]), (Integer) pairs[i + 1]));
    }
    return lines;
  }

  /** A notice of the supplier acme for warehouse a. */
  public static Notice notice(String reference, Object... pairs) {
    return new Notice("acme", reference, new WarehouseCode("a"), null, lines(pairs));
  }

  /** Announces a shipment under a key that is its reference. */
  public InboundShipment announced(String reference, Object... pairs) {
    return shipments.announce(new AnnounceInbound(notice(reference, pairs), key(reference)));
  }

  /** Receives goods under a key that is the receipt's reference. */
  public InboundShipment received(
      InboundShipment shipment, String reference, boolean close, Object... pairs) {
    return shipments.receive(
        new ReceiveInbound(
            shipment.id(), reference, lines(pairs), close, key("receipt-" + reference)));
  }

  /** The counters of a SKU in warehouse a; zeros if it is not kept. */
  public StockLevel level(String sku) {
    return stock
        .find(new WarehouseCode("a"), new Sku(sku))
        .orElse(new StockLevel(new Sku(sku), 0, 0, 0, 0, 0));
  }

  /** Rows of the hub and of warehouse a, to see that nothing changed. */
  public String footprint() {
    return hub.texts(
                """
                SELECT concat_ws(' ', (SELECT count(*) FROM receiving.inbound_shipment),
                  (SELECT coalesce(sum(version), 0) FROM receiving.inbound_shipment),
                  (SELECT count(*) FROM receiving.inbound_receipt),
                  (SELECT coalesce(sum(announced + received), 0) FROM receiving.inbound_line),
                  (SELECT count(*) FROM messaging.stored_answer),
                  (SELECT count(*) FROM messaging.outbox))""")
            .get(0)
        + " / "
        + warehouse("a")
            .texts(
                """
                SELECT concat_ws(' ', (SELECT count(*) FROM stock_movement),
                  (SELECT count(*) FROM messaging.outbox),
                  (SELECT coalesce(sum(on_hand), 0) FROM stock_item),
                  (SELECT coalesce(sum(incoming), 0) FROM stock_item))""")
            .get(0);
  }

  /** Empties all but the register of warehouses. */
  public void empty() {
    warehouses.values().forEach(TestDatabase::empty);
    hub.execute(
        """
        TRUNCATE receiving.inbound_shipment, receiving.inbound_line, receiving.inbound_receipt,
          receiving.inbound_reference, messaging.stored_answer, receiving.pulled_notice,
          receiving.supplier_feed, inventory.transfer, inventory.transfer_line, messaging.outbox""");
  }

  @Override
  public void close() {
    nodes.close();
    warehouses.values().forEach(TestDatabase::close);
    hub.close();
  }
}
