package io.holdfast.chaos.check;

import io.holdfast.stack.StackDescriptor;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** State of the databases of a stack, read as auditor, bypassing the proxies. */
public final class DatabaseState {
  private static final String EVERYWHERE =
      """
      SELECT 'unsent events', count(*) FROM messaging.outbox WHERE status <> 'SENT'
      UNION ALL
      SELECT 'in doubt', count(*) FROM pg_prepared_xacts WHERE database = current_database()\
      """;

  /** Parcels are delivered seconds after the load ends, and each delivery makes events. */
  private static final String IN_THE_HUB =
      EVERYWHERE
          + " UNION ALL SELECT 'waiting orders', count(*) FROM orders.orders"
          + " WHERE status IN ('PENDING', 'PLACED', 'CONFIRMED', 'PARTLY_SHIPPED', 'SHIPPED')"
          + " UNION ALL SELECT 'open payment operations', count(*) FROM payments.operation"
          + " WHERE state = 'PENDING'";

  /** A key is stored with the caller and a space as prefix. */
  private static final String KEYS =
      """
      SELECT sent, status, order_id
      FROM (SELECT substring(key FROM '[^ ]*$') AS sent, status, order_id FROM orders.idempotency_key) k
      WHERE sent LIKE '%s%%'""";

  private final String hub;
  private final Map<String, String> warehouses = new LinkedHashMap<>();

  /** The databases of a stack. */
  public DatabaseState(StackDescriptor stack) {
    hub = stack.hub().auditor();
    stack.warehouses().forEach(one -> warehouses.put(one.node().code(), one.database().auditor()));
  }

  /**
   * Unfinished work by name; empty when idle.
   *
   * @throws SQLException if a database does not answer
   */
  public Map<String, Long> unfinished() throws SQLException {
    Map<String, Long> found = new LinkedHashMap<>();
    look(found, "hub", hub, IN_THE_HUB);
    for (Map.Entry<String, String> warehouse : warehouses.entrySet()) {
      look(found, warehouse.getKey(), warehouse.getValue(), EVERYWHERE);
    }
    return found;
  }

  /** Ids of all orders. */
  Set<String> orders() throws SQLException {
    return ids(hub, "SELECT id FROM orders.orders");
  }

  /** Ids of all orders with a reservation somewhere. */
  Set<String> reserved() throws SQLException {
    Set<String> all = new HashSet<>();
    for (String warehouse : warehouses.values()) {
      all.addAll(ids(warehouse, "SELECT DISTINCT order_id FROM reservation"));
    }
    return all;
  }

  /** What is stored under the keys that begin like this; letters, digits and hyphens. */
  Map<String, Evidence.Key> keys(String prefix) throws SQLException {
    Map<String, Evidence.Key> keys = new HashMap<>();
    query(
        hub,
        KEYS.formatted(prefix),
        row -> keys.put(row.getString(1), new Evidence.Key(row.getInt(2), row.getString(3))));
    return keys;
  }

  private interface EachRow {
    void take(ResultSet row) throws SQLException;
  }

  private static void look(Map<String, Long> found, String where, String url, String counts)
      throws SQLException {
    query(
        url,
        counts,
        row -> {
          if (row.getLong(2) > 0) {
            found.put(where + " " + row.getString(1), row.getLong(2));
          }
        });
  }

  private static Set<String> ids(String url, String sql) throws SQLException {
    Set<String> ids = new HashSet<>();
    query(url, sql, row -> ids.add(row.getString(1)));
    return ids;
  }

  private static void query(String url, String sql, EachRow each) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        each.take(rows);
      }
    }
  }
}
