package io.holdfast.bench.rival;

import io.holdfast.stack.StackFailure;
import io.holdfast.stack.layout.DataDirectory;
import io.holdfast.stack.layout.Secrets;
import io.holdfast.stack.parts.Part;
import io.holdfast.stack.parts.PartProcess;
import io.holdfast.stack.parts.PostgresPart;
import io.holdfast.stack.postgres.Database;
import io.holdfast.stack.process.Await;
import io.holdfast.stack.supervise.StopSequence;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;

/**
 * The rival's PostgreSQL instances: programs, settings and migrations of the stack. The first
 * instance has the hub and, separately, a database with both stock and orders; each further
 * instance has one warehouse.
 */
public final class RivalDatabases implements AutoCloseable {
  private static final String HUB = "rival-hub";
  private static final String SHOP = "shop";
  private final DataDirectory data;
  private final Secrets secrets;
  private final int firstPort;
  private final PostgresPart hub;
  private final List<PostgresPart> warehouses = new ArrayList<>();

  private RivalDatabases(DataDirectory data, int firstPort) {
    this.data = data.create();
    this.secrets = Secrets.of(data);
    this.firstPort = firstPort;
    this.hub =
        new PostgresPart(data, HUB, new Database(firstPort, "hub", secrets), Database::migrateHub);
  }

  /**
   * Starts what is needed and returns when it serves.
   *
   * @param firstPort the hub's; warehouses take the next ones
   * @param count how many warehouses
   */
  public static RivalDatabases start(DataDirectory data, int firstPort, int count) {
    RivalDatabases rival = new RivalDatabases(data, firstPort);
    try {
      rival.up(rival.hub);
      rival.makeShop();
      for (int i = 0; i < count; i++) {
        PostgresPart warehouse = rival.warehouse(i);
        rival.warehouses.add(warehouse);
        rival.up(warehouse);
      }
      return rival;
    } catch (RuntimeException e) {
      rival.close();
      throw e;
    }
  }

  /** Address of the database that has both stock and orders. */
  public String shop() {
    return new Database(firstPort, SHOP, secrets).jdbcUrl("holdfast_app", secrets.app());
  }

  /** Address of the hub. */
  public String hub() {
    return new Database(firstPort, "hub", secrets).jdbcUrl("holdfast_app", secrets.app());
  }

  /** Addresses of the warehouses. */
  public List<String> warehouses() {
    List<String> urls = new ArrayList<>();
    for (int i = 0; i < warehouses.size(); i++) {
      Database database = new Database(firstPort + 1 + i, "warehouse", secrets);
      urls.add(database.jdbcUrl("holdfast_app", secrets.app()));
    }
    return urls;
  }

  /** The hub's process and, after it, the warehouses'. */
  public List<ProcessHandle> processes() {
    List<ProcessHandle> processes = new ArrayList<>();
    new PartProcess(data, hub).find().ifPresent(processes::add);
    warehouses.forEach(part -> new PartProcess(data, part).find().ifPresent(processes::add));
    return processes;
  }

  /** The directory with the instances. */
  public DataDirectory data() {
    return data;
  }

  /** Inserts stock of each SKU into the database with this address. */
  public static void stock(String url, List<String> skus, int units) {
    try (Connection connection = DriverManager.getConnection(url);
        PreparedStatement insert =
            connection.prepareStatement(
                "INSERT INTO stock_item (sku, on_hand) SELECT sku, ? FROM unnest(?::text[]) AS s"
                    + " (sku) ON CONFLICT (sku) DO UPDATE SET on_hand = excluded.on_hand")) {
      insert.setInt(1, units);
      insert.setArray(2, connection.createArrayOf("text", skus.toArray()));
      insert.executeUpdate();
    } catch (SQLException e) {
      throw new StackFailure("cannot stock the rival: " + e.getMessage(), e);
    }
  }

  /** Stops every instance, keeping the files. */
  @Override
  public void close() {
    List<Part> parts = new ArrayList<>(warehouses);
    parts.add(hub);
    new StopSequence(data, line -> {}).stop(parts);
  }

  private PostgresPart warehouse(int index) {
    return new PostgresPart(
        data,
        "rival-warehouse-" + (index + 1),
        new Database(firstPort + 1 + index, "warehouse", secrets),
        Database::migrateWarehouse);
  }

  private void up(PostgresPart part) {
    PartProcess process = new PartProcess(data, part);
    if (process.find().isEmpty()) {
      process.start();
    }
    if (!Await.until(part.startPatience(), part::answers)) {
      throw new StackFailure(part.name() + " does not start; see " + process.log().file());
    }
    part.provision();
  }

  /** The hub's outbox serves both sides, so of a warehouse only its first migration is needed. */
  private void makeShop() {
    Database shop = new Database(firstPort, SHOP, secrets);
    try {
      shop.create();
    } catch (SQLException e) {
      throw new StackFailure("cannot create the rival's shop: " + e.getMessage(), e);
    }
    shop.migrateHub();
    Flyway.configure()
        .dataSource(shop.jdbcUrl(), "holdfast_migrator", secrets.migrator())
        .locations("classpath:db/warehouse")
        .schemas("public")
        .target("1")
        .load()
        .migrate();
  }
}
