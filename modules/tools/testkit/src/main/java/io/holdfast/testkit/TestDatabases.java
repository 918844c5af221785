package io.holdfast.testkit;

import io.holdfast.db.HubContexts;
import io.holdfast.kernel.WarehouseCode;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;

/**
 * Hands out fresh, migrated databases. One PostgreSQL server is started for the JVM at the first
 * call and stopped at its end; the migrations run once, then each database is a clone. As in
 * production, the roles are {@code holdfast_migrator}, {@code holdfast_app} and {@code
 * holdfast_auditor}.
 */
public final class TestDatabases {

  /** No test lives that long, and every database is a copy of its template, file by file. */
  private static final String DROP_PARTITIONS_AHEAD =
      """
      DO $$ DECLARE ahead regclass; BEGIN
        FOR ahead IN SELECT p.part FROM pg_partitioned_table t, messaging.partitions(t.partrelid) p
                      WHERE p.lower > messaging.id_at(now()) LOOP
          EXECUTE format('DROP TABLE %s', ahead);
        END LOOP;
      END $$""";

  private static final AtomicInteger LAST = new AtomicInteger();
  private static final Map<String, TestDatabase> OPEN = new ConcurrentHashMap<>();

  private TestDatabases() {}

  private static final class HubTemplate {
    static final String NAME = template("hub_template", HubTemplate::migrate);

    private static void migrate() {
      for (String context : HubContexts.IN_ORDER) {
        TestDatabases.migrate("hub_template", context, "db/hub/" + context);
      }
      PostgresServer.administer("hub_template", DROP_PARTITIONS_AHEAD);
    }
  }

  private static final class WarehouseTemplate {
    static final String NAME =
        template(
            "warehouse_template",
            () -> {
              TestDatabases.migrate("warehouse_template", "public", "db/warehouse");
              PostgresServer.administer("warehouse_template", DROP_PARTITIONS_AHEAD);
            });
  }

  /** Returns a new hub database with the schemas of all contexts, empty. */
  public static TestDatabase hub() {
    return clone(HubTemplate.NAME, "hub");
  }

  /**
   * Returns a new warehouse database, empty. The same code twice gives two databases.
   *
   * @param code as in {@link WarehouseCode}
   */
  public static TestDatabase warehouse(String code) {
    String valid = new WarehouseCode(code).value();
    return clone(WarehouseTemplate.NAME, "warehouse_" + valid.replace('-', '_'));
  }

  /** Opens a database handed out before, by its name: here or in the JVM that forked this one. */
  public static TestDatabase open(String name) {
    return OPEN.computeIfAbsent(name, TestDatabase::new);
  }

  /**
   * Writes everything to disk, so that recovery after {@link #crash} has little to replay: the
   * databases of all earlier tests would take minutes.
   */
  public static void checkpoint() {
    PostgresServer.checkpoint();
  }

  /**
   * Crashes the PostgreSQL server of all databases by killing one of its processes: every session
   * ends, memory is given up, and the server replays its log. Returns when it takes connections.
   */
  public static void crash() {
    PostgresServer.crash();
  }

  static List<TestDatabase> allOpen() {
    return List.copyOf(OPEN.values());
  }

  static void closed(TestDatabase database) {
    OPEN.remove(database.name());
  }

  private static TestDatabase clone(String template, String prefix) {
    String name = prefix + "_" + LAST.incrementAndGet();
    // A third of the time that copying by the write-ahead log takes.
    PostgresServer.createOrDrop(
        "CREATE DATABASE %s TEMPLATE %s STRATEGY FILE_COPY OWNER holdfast_migrator"
            .formatted(name, template));
    return open(name);
  }

  private static String template(String name, Runnable migration) {
    PostgresServer.createOrDrop("CREATE DATABASE " + name + " OWNER holdfast_migrator");
    migration.run();
    return name;
  }

  private static void migrate(String database, String schema, String location) {
    Flyway.configure()
        .dataSource(PostgresServer.url(database), "holdfast_migrator", "")
        .locations("classpath:" + location)
        .schemas(schema)
        .defaultSchema(schema)
        .createSchemas(true)
        .failOnMissingLocations(true)
        .load()
        .migrate();
  }
}
