package io.holdfast.blackbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads the databases directly, with the addresses that {@code status --json} gives. */
final class DatabaseFacts {
  static final String HUB = "postgres-hub";

  /** A server renews its lease on the supplier's feed whatever is requested. */
  private static final String TABLES =
      """
      SELECT quote_ident(table_schema) || '.' || quote_ident(table_name)
      FROM information_schema.tables WHERE table_type = 'BASE TABLE'
      AND table_schema NOT IN ('pg_catalog', 'information_schema')
      AND table_name NOT IN ('flyway_schema_history', 'supplier_feed', 'lease', 'admission', 'admission_step')
      AND has_table_privilege(quote_ident(table_schema) || '.' || quote_ident(table_name), 'SELECT')""";

  private static final String CONTENT =
      "SELECT count(*) || ' rows, ' || coalesce(sum(hashtext(t::text)::bigint), 0) FROM %s t";

  private final Map<String, String> addresses = new TreeMap<>();

  private final String superuser;

  /**
   * @param status of the stack
   * @param superuser address of the hub for {@link #changeHub}
   */
  DatabaseFacts(JsonNode status, String superuser) {
    this.superuser = superuser;
    for (JsonNode component : status.get("components")) {
      if (component.hasNonNull("jdbcUrl")) {
        addresses.put(component.get("name").asText(), component.get("jdbcUrl").asText());
      }
    }
  }

  /** The first column of every row, as text. */
  List<String> column(String database, String sql) {
    try (Connection connection = DriverManager.getConnection(addresses.get(database));
        Statement statement = connection.createStatement()) {
      return column(statement, sql);
    } catch (SQLException e) {
      throw new IllegalStateException(database + ": " + e.getMessage(), e);
    }
  }

  /** Changes the hub as its superuser, to simulate states that take too long to reach. */
  void changeHub(String sql) {
    try (Connection connection = DriverManager.getConnection(superuser);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql + ": " + e.getMessage(), e);
    }
  }

  /** A number from the hub. */
  long hub(String sql) {
    return number(HUB, sql);
  }

  /** A number from one database. */
  long number(String database, String sql) {
    return Long.parseLong(column(database, sql).get(0));
  }

  /** A number summed over all databases. */
  long everywhere(String sql) {
    return addresses.keySet().stream().mapToLong(database -> number(database, sql)).sum();
  }

  /** A number summed over all warehouses. */
  long warehouses(String sql) {
    return everywhere(sql, addresses.keySet().stream().filter(name -> !name.equals(HUB)).toList());
  }

  private long everywhere(String sql, List<String> databases) {
    return databases.stream().mapToLong(database -> number(database, sql)).sum();
  }

  /**
   * The tables with a row that contains this text anywhere, those that auditors may not read too.
   */
  List<String> tablesNaming(String text) {
    List<String> naming = new ArrayList<>();
    for (String database : addresses.keySet()) {
      String address = database.equals(HUB) ? superuser : addresses.get(database);
      try (Connection connection = DriverManager.getConnection(address);
          Statement statement = connection.createStatement()) {
        for (String table : column(statement, TABLES)) {
          String search = "SELECT 1 FROM %s t WHERE position('%s' IN t::text) > 0 LIMIT 1";
          if (!column(statement, search.formatted(table, text)).isEmpty()) {
            naming.add(database + " " + table);
          }
        }
      } catch (SQLException e) {
        throw new IllegalStateException(database + ": " + e.getMessage(), e);
      }
    }
    return naming;
  }

  private static List<String> column(Statement statement, String sql) throws SQLException {
    try (ResultSet row = statement.executeQuery(sql)) {
      List<String> found = new ArrayList<>();
      while (row.next()) {
        found.add(row.getString(1));
      }
      return found;
    }
  }

  /** Branches of transactions that wait for their coordinator. */
  long inDoubt() {
    return everywhere("SELECT count(*) FROM pg_prepared_xacts WHERE database = current_database()");
  }

  /** Rows and content of every table of every database. */
  Map<String, String> fingerprint() {
    Map<String, String> prints = new TreeMap<>();
    for (String database : addresses.keySet()) {
      for (String table : column(database, TABLES)) {
        prints.put(database + " " + table, column(database, CONTENT.formatted(table)).get(0));
      }
    }
    return prints;
  }
}
