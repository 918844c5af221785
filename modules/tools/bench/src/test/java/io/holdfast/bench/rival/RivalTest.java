package io.holdfast.bench.rival;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.stack.layout.DataDirectory;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rival writes the same rows as Holdfast and does not oversell either. */
class RivalTest {
  private static final List<String> OF_WAREHOUSE =
      List.of("reservation", "stock_movement", "messaging.outbox");
  private static final List<String> OF_HUB =
      List.of(
          "orders.orders",
          "orders.idempotency_key",
          "orders.order_line",
          "orders.allocation",
          "messaging.outbox");
  private static final List<String> OF_SHOP =
      Stream.concat(OF_HUB.stream(), OF_WAREHOUSE.stream()).distinct().toList();
  private static final Logger MIGRATIONS = Logger.getLogger("org.flywaydb");
  @TempDir static Path directory;
  private static RivalDatabases rival;

  @BeforeAll
  static void start() throws Exception {
    MIGRATIONS.setLevel(Level.WARNING);
    rival = RivalDatabases.start(new DataDirectory(directory), freePort(), 2);
  }

  @AfterAll
  static void stop() {
    rival.close();
  }

  @Test
  void a_plain_order_writes_each_row_once() throws Exception {
    RivalDatabases.stock(rival.shop(), List.of("plain"), 100);
    Map<String, Long> before = counts(rival.shop(), OF_SHOP);
    try (RivalClient implicit = new SingleDatabaseClient(rival.shop(), true);
        RivalClient explicit = new SingleDatabaseClient(rival.shop(), false)) {
      for (int i = 0; i < 3; i++) {
        assertThat(implicit.place(order("a" + i, line("plain", 2, 0)))).isTrue();
        assertThat(explicit.place(order("b" + i, line("plain", 1, 0)))).isTrue();
      }
    }
    assertThat(written(rival.shop(), before))
        .containsEntry("orders.orders", 6L)
        .containsEntry("orders.idempotency_key", 6L)
        .containsEntry("orders.order_line", 6L)
        .containsEntry("orders.allocation", 6L)
        .containsEntry("reservation", 6L)
        .containsEntry("stock_movement", 6L)
        .containsEntry("messaging.outbox", 12L);
    assertThat(reserved(rival.shop(), "plain")).isEqualTo(9);
  }

  @Test
  void an_order_over_two_warehouses_writes_each_row_once_in_its_place() throws Exception {
    List<String> warehouses = rival.warehouses();
    for (String url : warehouses) {
      RivalDatabases.stock(url, List.of("x", "y", "z"), 100);
    }
    Map<String, Long> hub = counts(rival.hub(), OF_HUB);
    Map<String, Long> first = counts(warehouses.get(0), OF_WAREHOUSE);
    Map<String, Long> second = counts(warehouses.get(1), OF_WAREHOUSE);
    try (DecisionLog log = new DecisionLog(directory.resolve("two"));
        RivalClient client = new TwoPhaseClient(rival.hub(), warehouses, log)) {
      for (int i = 0; i < 4; i++) {
        assertThat(client.place(order("t" + i, line("x", 1, 0), line("y", 2, 0), line("z", 3, 1))))
            .isTrue();
        assertThat(client.place(order("u" + i, line("x", 1, 1)))).isTrue();
      }
    }
    assertThat(written(rival.hub(), hub))
        .containsEntry("orders.orders", 8L)
        .containsEntry("orders.idempotency_key", 8L)
        .containsEntry("orders.order_line", 16L)
        .containsEntry("orders.allocation", 16L)
        .containsEntry("messaging.outbox", 8L);
    assertThat(written(warehouses.get(0), first))
        .isEqualTo(Map.of("reservation", 8L, "stock_movement", 8L, "messaging.outbox", 4L));
    assertThat(written(warehouses.get(1), second))
        .isEqualTo(Map.of("reservation", 8L, "stock_movement", 8L, "messaging.outbox", 8L));
    assertThat(reserved(warehouses.get(1), "z")).isEqualTo(12);
    assertThat(count(rival.hub(), "pg_prepared_xacts")).isZero();
  }

  @Test
  void the_last_units_are_sold_once_however_many_want_them() throws Exception {
    RivalDatabases.stock(rival.shop(), List.of("rare"), 5);
    int sold = sell(8, 10, "s", () -> new SingleDatabaseClient(rival.shop(), true), "rare");
    assertThat(sold).isEqualTo(5);
    assertThat(reserved(rival.shop(), "rare")).isEqualTo(5);
    assertThat(count(rival.shop(), "orders.order_line WHERE sku = 'rare'")).isEqualTo(5);
  }

  @Test
  void an_order_that_one_warehouse_cannot_meet_is_not_there_at_all() throws Exception {
    List<String> warehouses = rival.warehouses();
    RivalDatabases.stock(warehouses.get(0), List.of("many"), 100);
    RivalDatabases.stock(warehouses.get(1), List.of("few"), 1);
    try (DecisionLog log = new DecisionLog(directory.resolve("short"));
        RivalClient client = new TwoPhaseClient(rival.hub(), warehouses, log)) {
      assertThat(client.place(order("v1", line("many", 1, 0), line("few", 2, 1)))).isFalse();
      assertThat(client.place(order("v2", line("many", 1, 0), line("few", 1, 1)))).isTrue();
    }
    assertThat(reserved(warehouses.get(0), "many")).isEqualTo(1);
    assertThat(reserved(warehouses.get(1), "few")).isEqualTo(1);
    assertThat(count(rival.hub(), "orders.order_line WHERE sku = 'many'")).isEqualTo(1);
  }

  private static int sell(
      int clients, int each, String run, Callable<RivalClient> opening, String sku)
      throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(clients);
    try {
      List<Future<Integer>> sellers = new ArrayList<>();
      for (int i = 0; i < clients; i++) {
        String prefix = run + i + "-";
        sellers.add(threads.submit(() -> sell(opening, each, prefix, sku)));
      }
      int sold = 0;
      for (Future<Integer> seller : sellers) {
        sold += seller.get();
      }
      return sold;
    } finally {
      threads.shutdownNow();
    }
  }

  private static int sell(Callable<RivalClient> opening, int times, String prefix, String sku)
      throws Exception {
    int sold = 0;
    try (RivalClient client = opening.call()) {
      for (int i = 0; i < times; i++) {
        sold += client.place(order(prefix + i, line(sku, 1, 0))) ? 1 : 0;
      }
    }
    return sold;
  }

  private static RivalOrder order(String key, RivalOrder.Line... lines) {
    return RivalOrder.of(key, 1, 47.6, -122.3, List.of(lines));
  }

  private static RivalOrder.Line line(String sku, int quantity, int warehouse) {
    return new RivalOrder.Line(sku, quantity, 999, warehouse, "warehouse-" + warehouse);
  }

  private static long reserved(String url, String sku) throws SQLException {
    return number(url, "SELECT reserved FROM stock_item WHERE sku = '" + sku + "'");
  }

  private static Map<String, Long> counts(String url, Collection<String> tables)
      throws SQLException {
    Map<String, Long> counts = new HashMap<>();
    for (String table : tables) {
      counts.put(table, count(url, table));
    }
    return counts;
  }

  private static Map<String, Long> written(String url, Map<String, Long> before)
      throws SQLException {
    Map<String, Long> written = counts(url, before.keySet());
    written.replaceAll((table, count) -> count - before.get(table));
    return written;
  }

  private static long count(String url, String table) throws SQLException {
    return number(url, "SELECT count(*) FROM " + table);
  }

  private static long number(String url, String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }

  private static int freePort() throws Exception {
    try (ServerSocket socket = new ServerSocket(0)) {
      int port = socket.getLocalPort();
      return port > 60_000 ? port - 20_000 : port;
    }
  }
}
