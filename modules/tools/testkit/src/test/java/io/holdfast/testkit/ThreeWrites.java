package io.holdfast.testkit;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** One transaction that writes a row to a hub and to two warehouses, in this order. */
record ThreeWrites(TestDatabase hub, TestDatabase a, TestDatabase b) {
  /** Runs the transaction in a JVM of its own; the arguments are the databases' names. */
  public static void main(String[] names) {
    new ThreeWrites(
            TestDatabases.open(names[0]),
            TestDatabases.open(names[1]),
            TestDatabases.open(names[2]))
        .commit();
  }

  private static final class Shared {
    static final ThreeWrites DATABASES =
        new ThreeWrites(
            TestDatabases.hub(), TestDatabases.warehouse("a"), TestDatabases.warehouse("b"));
  }

  static ThreeWrites onEmptyDatabases() {
    ThreeWrites writes = Shared.DATABASES;
    Stream.of(writes.hub, writes.a, writes.b).forEach(TestDatabase::empty);
    return writes;
  }

  ForkedJvm.Ended commitInAnotherJvm(FaultPlan plan) {
    return ForkedJvm.of(ThreeWrites.class)
        .databases(hub, a, b)
        .faults(plan)
        .run(Duration.ofSeconds(60));
  }

  void commit() {
    TestTransactions.get()
        .transactions()
        .run(
            () -> {
              write();
              return null;
            });
  }

  void write() throws SQLException {
    insert(
        hub,
        "INSERT INTO catalog.product (sku, name, price_cents, currency) VALUES ('s', 'S', 1, 'USD')");
    insert(a, "INSERT INTO stock_item (sku, on_hand) VALUES ('s', 5)");
    insert(b, "INSERT INTO stock_item (sku, on_hand) VALUES ('s', 5)");
  }

  private static void insert(TestDatabase database, String sql) throws SQLException {
    try (Connection connection = database.xa().getConnection();
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    }
  }

  /** Rows in hub, a and b, as others see them. */
  List<Long> rows() {
    return List.of(
        hub.count("SELECT count(*) FROM catalog.product"),
        a.count("SELECT count(*) FROM stock_item"),
        b.count("SELECT count(*) FROM stock_item"));
  }

  /** Branches in doubt in hub, a and b. */
  List<Integer> inDoubt() {
    return Stream.of(hub, a, b).map(database -> database.preparedTransactions().size()).toList();
  }
}
