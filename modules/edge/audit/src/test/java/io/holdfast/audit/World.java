package io.holdfast.audit;

import io.holdfast.testkit.TestDatabase;
import io.holdfast.testkit.TestDatabases;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A hub and two warehouses, empty. */
final class World implements AutoCloseable {
  private final TestDatabase hub = TestDatabases.hub();
  private final Map<String, TestDatabase> warehouses = new LinkedHashMap<>();

  World() {
    for (String code : List.of("north", "south")) {
      warehouses.put(code, TestDatabases.warehouse(code));
    }
  }

  /** Runs SQL in the hub, past foreign keys and triggers. */
  void hub(String sql) {
    runFreely(hub, sql);
  }

  /** Runs SQL in a warehouse, past foreign keys and triggers. */
  void warehouse(String code, String sql) {
    runFreely(warehouses.get(code), sql);
  }

  Connection connect(String code) throws SQLException {
    return DriverManager.getConnection(url(warehouses.get(code), "postgres"));
  }

  /** The number that a query of a warehouse answers. */
  long number(String code, String sql) {
    return warehouses.get(code).count(sql);
  }

  List<Finding> audit(AuditSettings settings) {
    return auditAs("holdfast_auditor", settings);
  }

  List<Finding> auditAs(String role, AuditSettings settings) {
    Map<String, String> urls = new LinkedHashMap<>();
    warehouses.forEach((code, database) -> urls.put(code, url(database, role)));
    return Audit.ofUrls(url(hub, role), urls, settings).run();
  }

  private static String url(TestDatabase database, String role) {
    return database.url() + "?user=" + role;
  }

  private static void runFreely(TestDatabase database, String sql) {
    database.execute("SET session_replication_role = replica; " + sql);
  }

  @Override
  public void close() {
    hub.discard();
    warehouses.values().forEach(TestDatabase::discard);
  }
}
