package io.holdfast.inventory;

import io.holdfast.cache.Caches;
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
import io.holdfast.kernel.OrderId;
import io.holdfast.kernel.Sku;
import io.holdfast.kernel.TimeOrderedUuid;
import io.holdfast.kernel.UnavailableException;
import io.holdfast.kernel.WarehouseCode;
import io.holdfast.kernel.event.StockEvent;
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
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** A hub and some warehouses on real databases, with the inventory that runs on them. */
final class InventoryFixture implements AutoCloseable {
  static final Duration TIME_TO_LIVE = Duration.ofMinutes(15);
  private static final LowStock LOW = new LowStock(5);

  private final TestDatabase hub = TestDatabases.hub();
  private final Map<WarehouseCode, TestDatabase> databases = new TreeMap<>();
  private final Set<WarehouseCode> away = ConcurrentHashMap.newKeySet();
  private final Transactions transactions = TestTransactions.get().transactions();
  private final Caches caches = Caches.local();
  private final ChangedStock changes = new ChangedStock(transactions, caches);
  private final WarehouseNodes nodes;
  private final Warehouses warehouses;
  private final Stock stock;
  private final Reservations reservations;
  private final Transfers transfers;

  InventoryFixture(String... codes) {
    HubDatabase hubDatabase =
        new HubDatabase(hub.xa(), hub.plain(), new Relays(events -> {}, silent()), transactions);
    WarehouseRegister register =
        new WarehouseRegister(
            (unit, source) -> EntityManagers.open(unit, hub.xa()), hubDatabase, transactions);
    nodes = new WarehouseNodes(register, this::open, threads());
    warehouses = new Warehouses(register, nodes);
    stock =
        new Stock(
            new StockReader(nodes),
            new StockSearch(nodes, LOW),
            new StockChanges(nodes, transactions, LOW));
    reservations = new Reservations(nodes, LOW);
    transfers = new Transfers(nodes, new GoodsMoves(LOW), hubDatabase, transactions);
    for (String code : codes) {
      databases.put(new WarehouseCode(code), TestDatabases.warehouse(code));
      warehouses.register(warehouse(code));
    }
  }

  static Warehouse warehouse(String code) {
    return new Warehouse(
        new WarehouseCode(code), "Warehouse " + code, "Bellingham", "US", new Location(48, -122));
  }

  /** Relays are disabled in these tests. */
  private static ServerThreads silent() {
    return new ServerThreads(work -> new Thread(() -> {}), Runnable::run);
  }

  private static ServerThreads threads() {
    return new ServerThreads(
        work -> {
          Thread thread = new Thread(work);
          thread.setDaemon(true);
          return thread;
        },
        Runnable::run);
  }

  private WarehouseNode open(Warehouse warehouse, WarehouseHealth health, LockedSkus locked) {
    TestDatabase database = databases.get(warehouse.code());
    if (database == null || away.contains(warehouse.code())) {
      throw new UnavailableException("warehouse " + warehouse.code() + " is away");
    }
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

  Warehouses warehouses() {
    return warehouses;
  }

  Stock stock() {
    return stock;
  }

  Transfers transfers() {
    return transfers;
  }

  Caches caches() {
    return caches;
  }

  /** Books returned goods in their own transaction. */
  void takeBack(String code, String sku, int restocked, int scrapped) {
    TakeBack back =
        new TakeBack(
            new WarehouseCode(code),
            TimeOrderedUuid.next().toString(),
            List.of(new TakeBack.Units(new Sku(sku), restocked, scrapped)));
    transactions.run(
        () -> {
          new ReturnedGoods(nodes, LOW).takeBack(back);
          return null;
        });
  }

  /** Receives an announced delivery in its own transaction. */
  void deliver(String code, String sku, int units) {
    transactions.run(
        () -> {
          new IncomingStock(nodes, new GoodsMoves(LOW))
              .receive(new WarehouseCode(code), "delivery", Map.of(new Sku(sku), units), Map.of());
          return null;
        });
  }

  TestDatabase hub() {
    return hub;
  }

  WarehouseNode node(String code) {
    return nodes.node(new WarehouseCode(code));
  }

  TestDatabase database(String code) {
    return databases.get(new WarehouseCode(code));
  }

  /** Makes its data source unavailable. */
  void takeAway(String code) {
    away.add(new WarehouseCode(code));
  }

  /** Receives units as opening stock. */
  void open(String code, String sku, int quantity) {
    stock.receive(receipt(code, "opening-" + sku, sku, quantity));
  }

  static ReceiveStock receipt(String code, String key, String sku, int quantity) {
    return new ReceiveStock(
        new WarehouseCode(code),
        ReceiptKind.OPENING,
        "delivery " + key,
        List.of(new ReceiveStock.Received(new Sku(sku), quantity)),
        key(key));
  }

  static IdempotencyKey key(String text) {
    return key(text, text);
  }

  static IdempotencyKey key(String text, String request) {
    return new IdempotencyKey(text, request.getBytes(StandardCharsets.UTF_8));
  }

  static OrderId order() {
    return new OrderId(TimeOrderedUuid.next());
  }

  StockLevel level(String code, String sku) {
    return stock.find(new WarehouseCode(code), new Sku(sku)).orElseThrow();
  }

  /** Reserves units at the current versions. */
  OrderId hold(String code, String sku, int quantity) {
    OrderId order = order();
    hold(code, List.of(new Hold(order, new Sku(sku), quantity)));
    return order;
  }

  void hold(String code, List<Hold> holds) {
    Map<Sku, StockLevel> seen = new HashMap<>();
    holds.forEach(h -> seen.put(h.sku(), level(code, h.sku().value())));
    hold(code, holds, seen);
  }

  void hold(String code, List<Hold> holds, Map<Sku, StockLevel> seen) {
    transactions.run(
        () -> {
          try (PreparedHold hold =
              reservations.prepareHold(new WarehouseCode(code), holds, seen, TIME_TO_LIVE)) {
            hold.send();
          }
          return null;
        });
  }

  /** Runs work with the entity manager of warehouse a, in its own transaction. */
  void inTransaction(Consumer<EntityManager> work) {
    transactions.run(
        () -> {
          try (EntityManager entities = node("a").entities().createEntityManager()) {
            work.accept(entities);
          }
          return null;
        });
  }

  List<Hold> end(String code, ReservationOutcome outcome, OrderId... orders) {
    return transactions.run(
        () -> reservations.end(new WarehouseCode(code), List.of(orders), outcome));
  }

  void ship(String code, Hold... units) {
    transactions.run(
        () -> {
          reservations.ship(new WarehouseCode(code), List.of(units));
          return null;
        });
  }

  /**
   * Inconsistencies between counters, ledger and reservations of a warehouse; empty if there are
   * none.
   */
  List<String> disagreements(String code) {
    return database(code)
        .texts(
            """
            SELECT s.sku || ': on hand ' || s.on_hand || '/' || coalesce(m.on_hand, 0)
                || ', reserved ' || s.reserved || '/' || coalesce(m.reserved, 0)
                || '/' || coalesce(r.open, 0)
            FROM stock_item s
            LEFT JOIN (SELECT sku, sum(on_hand_delta) AS on_hand, sum(reserved_delta) AS reserved
                       FROM stock_movement GROUP BY sku) m USING (sku)
            LEFT JOIN (SELECT sku, sum(quantity - shipped - released) AS open FROM reservation
                       WHERE status IN ('HELD', 'COMMITTED') GROUP BY sku) r USING (sku)
            WHERE s.on_hand <> coalesce(m.on_hand, 0) OR s.reserved <> coalesce(m.reserved, 0)
               OR s.reserved <> coalesce(r.open, 0)""");
  }

  /**
   * Rows of a warehouse: movements, reservations, events, versions; to see that nothing changed.
   */
  String footprint(String code) {
    return database(code)
        .texts(
            """
            SELECT concat_ws(' ', (SELECT count(*) FROM stock_movement),
              (SELECT count(*) FROM reservation), (SELECT count(*) FROM messaging.outbox),
              (SELECT coalesce(sum(version), 0) FROM stock_item),
              (SELECT coalesce(sum(reserved), 0) FROM stock_item),
              (SELECT coalesce(sum(on_hand), 0) FROM stock_item),
              (SELECT count(*) FROM idempotency_key))""")
        .get(0);
  }

  /** Data of a warehouse's outbox events of a type, in order. */
  List<String> events(String code, StockEvent type, String expression) {
    return database(code)
        .texts(
            "SELECT %s FROM messaging.outbox WHERE type = '%s' ORDER BY id"
                .formatted(expression, type.type()));
  }

  /** Data of the hub's outbox events of a type, in order. */
  List<String> hubEvents(StockEvent type, String expression) {
    return hub.texts(
        "SELECT %s FROM messaging.outbox WHERE type = '%s' ORDER BY id"
            .formatted(expression, type.type()));
  }

  /** Runs one statement with the rights of the server's role. */
  void asApplication(String code, String sql) throws SQLException {
    try (Connection connection = database(code).plain().getConnection()) {
      connection.createStatement().execute(sql);
    }
  }

  void empty() {
    databases.values().forEach(TestDatabase::empty);
  }

  @Override
  public void close() {
    nodes.close();
    databases.values().forEach(TestDatabase::close);
    hub.close();
  }
}
