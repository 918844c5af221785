package io.holdfast.audit;

import io.holdfast.db.HubContexts;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** A hub and two warehouses, migrated once and copied for every test. */
final class AuditedDatabases implements AutoCloseable {
  private static final AtomicInteger COPIES = new AtomicInteger();

  private final EmbeddedPostgres postgres;

  AuditedDatabases() throws IOException, SQLException {
    postgres =
        EmbeddedPostgres.builder()
            .setServerConfig("max_prepared_transactions", "20")
            .setServerConfig("shared_buffers", "32MB")
            .start();
    run(
        postgres.getPostgresDatabase(),
        "CREATE ROLE holdfast_migrator; CREATE ROLE holdfast_app LOGIN; CREATE ROLE holdfast_auditor LOGIN");
    run(postgres.getPostgresDatabase(), "CREATE DATABASE hub");
    run(postgres.getPostgresDatabase(), "CREATE DATABASE warehouse");
    for (String context : HubContexts.IN_ORDER) {
      migrate("hub", "db/hub/" + context, context);
    }
    migrate("warehouse", "db/warehouse", "public");
  }

  private void migrate(String database, String location, String schema) {
    Flyway.configure()
        .dataSource(postgres.getDatabase("postgres", database))
        .locations("classpath:" + location)
        .schemas(schema)
        .defaultSchema(schema)
        .createSchemas(true)
        .load()
        .migrate();
  }

  /** Fresh copies. */
  World world() throws SQLException {
    String suffix = "_" + COPIES.incrementAndGet();
    Map<String, String> warehouses = new LinkedHashMap<>();
    copy("hub", "hub" + suffix);
    for (String code : List.of("north", "south")) {
      copy("warehouse", code + suffix);
      warehouses.put(code, code + suffix);
    }
    return new World("hub" + suffix, warehouses);
  }

  private void copy(String from, String to) throws SQLException {
    run(postgres.getPostgresDatabase(), "CREATE DATABASE " + to + " TEMPLATE " + from);
  }

  private static void run(DataSource database, String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() throws IOException {
    postgres.close();
  }

  /** One set of databases. */
  final class World {
    private final String hub;
    private final Map<String, String> warehouses;

    World(String hub, Map<String, String> warehouses) {
      this.hub = hub;
      this.warehouses = warehouses;
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
      return postgres.getDatabase("postgres", warehouses.get(code)).getConnection();
    }

    /** The number that a query of a warehouse answers. */
    long number(String code, String sql) throws SQLException {
      try (Connection connection = connect(code);
          Statement statement = connection.createStatement();
          ResultSet row = statement.executeQuery(sql)) {
        row.next();
        return row.getLong(1);
      }
    }

    List<Finding> audit(AuditSettings settings) {
      return auditAs("holdfast_auditor", settings);
    }

    List<Finding> auditAs(String role, AuditSettings settings) {
      Map<String, String> urls = new LinkedHashMap<>();
      warehouses.forEach((code, name) -> urls.put(code, postgres.getJdbcUrl(role, name)));
      return Audit.ofUrls(postgres.getJdbcUrl(role, hub), urls, settings).run();
    }

    private void runFreely(String database, String sql) {
      try {
        run(
            postgres.getDatabase("postgres", database),
            "SET session_replication_role = replica; " + sql);
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
