package io.holdfast.stack.postgres;

import io.holdfast.stack.layout.Secrets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Properties;

/**
 * One database of an instance and the roles that use it.
 *
 * @param port of its instance, on the loopback address
 * @param name {@code hub} or {@code warehouse}
 * @param secrets passwords of the roles
 */
public record Database(int port, String name, Secrets secrets) {

  /** Address for JDBC clients, without credentials. */
  public String jdbcUrl() {
    return url(name);
  }

  /** Address with the role and its password as parameters. */
  public String jdbcUrl(String role, String password) {
    return jdbcUrl() + "?user=" + role + "&password=" + password;
  }

  /** Address for reading everything. */
  public String auditorJdbcUrl() {
    return jdbcUrl("holdfast_auditor", secrets.auditor());
  }

  /** Whether the instance answers a query. */
  public boolean answers() {
    try (Connection connection = superuser("postgres");
        Statement statement = connection.createStatement()) {
      return statement.execute("SELECT 1");
    } catch (SQLException notYet) {
      return false;
    }
  }

  /** Creates roles and the database unless they exist, and sets the roles' passwords. */
  public void create() throws SQLException {
    Map<String, String> roles =
        Map.of(
            "holdfast_migrator", secrets.migrator(),
            "holdfast_app", secrets.app(),
            "holdfast_auditor", secrets.auditor());
    try (Connection connection = superuser("postgres");
        Statement statement = connection.createStatement()) {
      for (Map.Entry<String, String> role : roles.entrySet()) {
        if (!exists(statement, "pg_roles WHERE rolname", role.getKey())) {
          statement.execute(
              "CREATE ROLE " + role.getKey() + " LOGIN PASSWORD '" + role.getValue() + "'");
        }
      }
      if (!exists(statement, "pg_database WHERE datname", name)) {
        statement.execute("CREATE DATABASE " + name + " OWNER holdfast_migrator");
      }
      statement.execute("REVOKE ALL ON DATABASE " + name + " FROM PUBLIC");
      statement.execute("GRANT CONNECT ON DATABASE " + name + " TO holdfast_app, holdfast_auditor");
    }
    try (Connection connection = superuser(name);
        Statement statement = connection.createStatement()) {
      statement.execute("ALTER SCHEMA public OWNER TO holdfast_migrator");
    }
  }

  /** Brings the hub's contexts up to date, each with its own schema and history. */
  public void migrateHub() {
    migrations().hub();
  }

  /** Brings a warehouse up to date. */
  public void migrateWarehouse() {
    migrations().warehouse();
  }

  private Migrations migrations() {
    return new Migrations(jdbcUrl(), "holdfast_migrator", secrets.migrator());
  }

  /** How many transactions are prepared here and not yet decided. */
  public int preparedTransactions() throws SQLException {
    try (Connection connection = migrator();
        Statement statement = connection.createStatement();
        var row =
            statement.executeQuery(
                "SELECT count(*) FROM pg_prepared_xacts WHERE database = current_database()")) {
      row.next();
      return row.getInt(1);
    }
  }

  /** A connection as the owner of the schemas. */
  public Connection migrator() throws SQLException {
    return connect(jdbcUrl(), "holdfast_migrator", secrets.migrator());
  }

  private Connection superuser(String database) throws SQLException {
    return connect(url(database), "postgres", secrets.superuser());
  }

  private static Connection connect(String url, String user, String password) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", user);
    properties.setProperty("password", password);
    properties.setProperty("connectTimeout", "5");
    properties.setProperty("loginTimeout", "5");
    return DriverManager.getConnection(url, properties);
  }

  private static boolean exists(Statement statement, String where, String value)
      throws SQLException {
    try (var rows = statement.executeQuery("SELECT 1 FROM " + where + " = '" + value + "'")) {
      return rows.next();
    }
  }

  private String url(String database) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
  }
}
