package io.holdfast.orders;

import io.holdfast.cache.Caches;
import io.holdfast.catalog.Catalog;
import io.holdfast.catalog.ChangedProducts;
import io.holdfast.catalog.Product;
import io.holdfast.catalog.ProductPrices;
import io.holdfast.inventory.AdjustStock;
import io.holdfast.inventory.AdjustmentReason;
import io.holdfast.inventory.ChangedStock;
import io.holdfast.inventory.LowStock;
import io.holdfast.inventory.ReceiptKind;
import io.holdfast.inventory.ReceiveStock;
import io.holdfast.inventory.ReservationRequests;
import io.holdfast.inventory.Reservations;
import io.holdfast.inventory.ReturnedGoods;
import io.holdfast.inventory.Stock;
import io.holdfast.inventory.Warehouse;
import io.holdfast.inventory.Warehouses;
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
import io.holdfast.kernel.Money;
import io.holdfast.kernel.OrderId;
import io.holdfast.kernel.Sku;
import io.holdfast.kernel.TimeOrderedUuid;
import io.holdfast.kernel.VersionCondition;
import io.holdfast.kernel.WarehouseCode;
import io.holdfast.messaging.CommitSignal;
import io.holdfast.messaging.HubDatabase;
import io.holdfast.messaging.Outbox;
import io.holdfast.messaging.Relays;
import io.holdfast.messaging.SpikeDetector;
import io.holdfast.orders.returns.Returns;
import io.holdfast.orders.settlement.Settlement;
import io.holdfast.orders.sourcing.Sourcing;
import io.holdfast.platform.PersistenceUnits;
import io.holdfast.platform.ServerThreads;
import io.holdfast.platform.Transactions;
import io.holdfast.sales.SaleGate;
import io.holdfast.sales.book.SaleBook;
import io.holdfast.testkit.EntityManagers;
import io.holdfast.testkit.TestDatabase;
import io.holdfast.testkit.TestDatabases;
import io.holdfast.testkit.TestTransactions;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;

/**
 * A hub and the warehouses a, b and c on real databases, with the orders that run on them. The
 * buyer lives in Bellingham; a is the nearest warehouse, c the farthest.
 */
public final class OrdersFixture implements AutoCloseable {
  /** Destination of every order. */
  public static final Destination BELLINGHAM =
      new Destination("US", "98225", new Location(48.7, -122.4));

  private final TestDatabase hub;
  private final Map<String, TestDatabase> warehouses = new TreeMap<>();
  private final Transactions transactions = TestTransactions.get().transactions();
  private final Caches caches = Caches.local();
  private final ChangedStock changes = new ChangedStock(transactions, caches);
  private final HubDatabase hubDatabase;
  private final WarehouseNodes nodes;
  private final Warehouses known;
  private final Catalog catalog;
  private final ProductPrices prices;
  private final Stock stock;
  private final Reservations reservations;
  private final SaleBook sales;
  private final SaleGate gate;
  private final Orders orders;
  private final ReservationRequests requests;
  private final Sagas sagas;
  private final Returns returns;
  private final SpikeDetector spikes = new SpikeDetector(Duration.ZERO, Duration.ofHours(1), 1e9);
  private final List<Product> sold = new ArrayList<>();

  /** Opens new databases; no warehouse is far. */
  public static OrdersFixture open() {
    return open(new SagaTerms(Optional.empty(), Duration.ofMinutes(1)));
  }

  /** Opens new databases. */
  public static OrdersFixture open(SagaTerms terms) {
    OrdersFixture shop =
        new OrdersFixture(
            terms,
            TestDatabases.hub(),
            TestDatabases.warehouse("a"),
            TestDatabases.warehouse("b"),
            TestDatabases.warehouse("c"));
    shop.warehouses.keySet().forEach(code -> shop.known.register(warehouse(code)));
    return shop;
  }

  /** Uses databases opened by another fixture. */
  public OrdersFixture(TestDatabase hub, TestDatabase a, TestDatabase b, TestDatabase c) {
    this(new SagaTerms(Optional.empty(), Duration.ofMinutes(1)), hub, a, b, c);
  }

  private OrdersFixture(
      SagaTerms terms, TestDatabase hub, TestDatabase a, TestDatabase b, TestDatabase c) {
    this.hub = hub;
    warehouses.put("a", a);
    warehouses.put("b", b);
    warehouses.put("c", c);
    ServerThreads threads =
        new ServerThreads(
            OrdersFixture::daemon, Executors.newCachedThreadPool(OrdersFixture::daemon));
    PersistenceUnits inHub = (unit, source) -> EntityManagers.open(unit, hub.xa());
    hubDatabase =
        new HubDatabase(hub.xa(), hub.plain(), new Relays(events -> {}, silent()), transactions);
    WarehouseRegister register = new WarehouseRegister(inHub, hubDatabase, transactions);
    nodes = new WarehouseNodes(register, this::node, threads);
    known = new Warehouses(register, nodes);
    LowStock low = new LowStock(5);
    catalog = new Catalog(hubDatabase, transactions, inHub);
    prices = new ProductPrices(hubDatabase, transactions);
    new ChangedProducts(hubDatabase, caches);
    stock =
        new Stock(
            new StockReader(nodes),
            new StockSearch(nodes, low),
            new StockChanges(nodes, transactions, low));
    reservations = new Reservations(nodes, low);
    returns = new Returns(hubDatabase, transactions, new ReturnedGoods(nodes, low), inHub);
    Sourcing sourcing =
        new Sourcing(List.of("nearest-single", "fewest-warehouses", "nearest-per-line"));
    sales = new SaleBook(hubDatabase, Duration.ofMillis(250), Duration.ofDays(30));
    gate = new SaleGate(sales);
    orders =
        new Orders(
            prices,
            stock,
            reservations,
            sourcing,
            hubDatabase,
            transactions,
            threads,
            new PaymentTerms(Duration.ofMinutes(15)),
            terms,
            spikes,
            inHub,
            gate);
    requests = new ReservationRequests(nodes, transactions, low, threads);
    sagas =
        new Sagas(
            hubDatabase,
            transactions,
            stock,
            sourcing,
            new PaymentTerms(Duration.ofMinutes(15)),
            terms,
            threads);
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

  private static Warehouse warehouse(String code) {
    double kilometresAway = code.charAt(0) - 'a' + 1.0;
    return new Warehouse(
        new WarehouseCode(code),
        "Warehouse " + code,
        "",
        "US",
        new Location(48.7 - kilometresAway, -122.4));
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

  public TestDatabase warehouse(char code) {
    return warehouses.get(String.valueOf(code));
  }

  /** The hub's outbox and data sources. */
  public HubDatabase hubDatabase() {
    return hubDatabase;
  }

  public Orders orders() {
    return orders;
  }

  /** Whether a placement spike was detected within the last hour. */
  public boolean isCrowded() {
    return spikes.isActive();
  }

  /** The sales as this server knows them. */
  public SaleBook sales() {
    return sales;
  }

  /** Knows which SKUs are sold to tickets only. */
  public SaleGate gate() {
    return gate;
  }

  public Dispatches dispatches() {
    return new Dispatches(hubDatabase, reservations, transactions);
  }

  /** Places an order, authorises its payment and confirms it. */
  public OrderId confirmed(String key, PlaceOrder order) {
    OrderId id = placed(key, order);
    authorise(id);
    orders.settle(Settlement.paid(id, UUID.randomUUID())).toCompletableFuture().join();
    return id;
  }

  /** Records an authorisation of the order's total. */
  public void authorise(OrderId id) {
    hub.execute(
        """
        INSERT INTO payments.payment (order_id, status, amount_cents, currency, authorisation_id, event_id)
        SELECT id, 'AUTHORISED', total_cents, currency, 'auth_' || id, uuidv7() FROM orders.orders WHERE id = '%s'"""
            .formatted(id));
  }

  /** The requests to the warehouses. */
  public ReservationRequests requests() {
    return requests;
  }

  public Sagas sagas() {
    return sagas;
  }

  public Returns returns() {
    return returns;
  }

  /** What is offered, with a cache that does not expire within a test. */
  public Offers offers() {
    return new Offers(caches, stock, catalog, orders, hubDatabase, 1_000, Duration.ofMinutes(5));
  }

  /** The purchase limits, as an operator changes them. */
  public PurchaseLimits limits() {
    return new PurchaseLimits(hubDatabase, catalog, transactions);
  }

  public Reservations reservations() {
    return reservations;
  }

  public Stock stock() {
    return stock;
  }

  public Catalog catalog() {
    return catalog;
  }

  /** Prices in several currencies, and later ones. */
  public ProductPrices prices() {
    return prices;
  }

  /** Creates a product at one dollar and receives units in the warehouses a, b and c. */
  public void sell(String sku, int... units) {
    sold.add(new Product(new Sku(sku), sku, "", "", "", new Money(100, "USD")));
    catalog.store(sold);
    for (int i = 0; i < units.length; i++) {
      if (units[i] > 0) {
        stock.receive(
            new ReceiveStock(
                new WarehouseCode(String.valueOf((char) ('a' + i))),
                ReceiptKind.OPENING,
                "opening",
                List.of(new ReceiveStock.Received(new Sku(sku), units[i])),
                key("opening-" + sku)));
      }
    }
  }

  /** Books units of a warehouse as lost. */
  public void lose(char code, String sku, int units) {
    WarehouseCode warehouse = new WarehouseCode(String.valueOf(code));
    stock.adjust(
        new AdjustStock(
            warehouse,
            new Sku(sku),
            -units,
            AdjustmentReason.LOST,
            "lost",
            VersionCondition.ANY,
            key("lost-" + code + "-" + sku)));
  }

  /** An idempotency key; the second text identifies the request. */
  public static IdempotencyKey key(String text, String request) {
    return new IdempotencyKey(text, request.getBytes(StandardCharsets.UTF_8));
  }

  /** An idempotency key of its own request. */
  public static IdempotencyKey key(String text) {
    return key(text, text);
  }

  /** An order of one line for each SKU. */
  public static PlaceOrder order(int quantity, String... skus) {
    List<OrderLine> lines = new ArrayList<>();
    for (String sku : skus) {
      lines.add(new OrderLine(new Sku(sku), quantity));
    }
    return new PlaceOrder(new OrderId(TimeOrderedUuid.next()), "c1", BELLINGHAM, lines, "tok_ok");
  }

  /** The same for another customer than c1, with another time in its id. */
  public static PlaceOrder order(String customer, UUID id, int quantity, String... skus) {
    PlaceOrder order = order(quantity, skus);
    return new PlaceOrder(
        new OrderId(id), customer, order.shipTo(), order.lines(), order.paymentToken());
  }

  /** Places an order under its key. */
  public CompletableFuture<PlacementResult> place(String key, PlaceOrder order) {
    return orders.place(key(key), order).toCompletableFuture();
  }

  /** Places an order and expects it to be accepted. */
  public OrderId placed(String key, PlaceOrder order) {
    return ((PlacementResult.Placed) place(key, order).join()).id();
  }

  /** The hub's outbox events of one kind of aggregate, such as {@code order}, in order. */
  public List<String> events(String kind, String expression) {
    return hub.texts(
        "SELECT %s FROM messaging.outbox WHERE type LIKE 'io.holdfast.%s.%%' ORDER BY id"
            .formatted(expression, kind));
  }

  /** Available units of a SKU over all warehouses. */
  public long available(String sku) {
    return warehouses.values().stream()
        .mapToLong(
            w ->
                w.count(
                    "SELECT coalesce(sum(on_hand - reserved), 0) FROM stock_item WHERE sku = '"
                        + sku
                        + "'"))
        .sum();
  }

  /** Makes every order overdue: payment requested, time to pay over. */
  public void paymentIsOverdue() {
    hub.execute("UPDATE payments.payment_token SET due_at = now() - interval '1 second'");
  }

  public long ordersPlaced() {
    return hub.count("SELECT count(*) FROM orders.orders");
  }

  /** Reservations of all warehouses in a state. */
  public long reservations(String status) {
    return warehouses.values().stream()
        .mapToLong(w -> w.count("SELECT count(*) FROM reservation WHERE status = '" + status + "'"))
        .sum();
  }

  /** Inconsistencies between hub and warehouses; empty if there are none. */
  public List<String> disagreements() {
    return OrderStockCheck.disagreements(hub, warehouses);
  }

  /** Makes a warehouse unreachable for the server. */
  public void takeAway(char code) {
    TestDatabase database = warehouse(code);
    database.execute(
        "ALTER DATABASE " + database.name() + " CONNECTION LIMIT 0",
        """
        SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE datname = current_database() AND usename = 'holdfast_app'""");
  }

  /** Makes the warehouse reachable again. */
  public void bringBack(char code) {
    TestDatabase database = warehouse(code);
    database.execute("ALTER DATABASE " + database.name() + " CONNECTION LIMIT -1");
  }

  /** Hub, a, b and c, for another JVM. */
  public TestDatabase[] databases() {
    return new TestDatabase[] {hub, warehouse('a'), warehouse('b'), warehouse('c')};
  }

  @Override
  public void close() {
    orders.stop();
    sagas.stop();
    requests.close();
    nodes.close();
    warehouses.values().forEach(TestDatabase::close);
    hub.close();
  }
}
