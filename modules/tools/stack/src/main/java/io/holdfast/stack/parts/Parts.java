package io.holdfast.stack.parts;

import io.holdfast.stack.layout.DataDirectory;
import io.holdfast.stack.layout.Installation;
import io.holdfast.stack.layout.Secrets;
import io.holdfast.stack.layout.StackPlan;
import io.holdfast.stack.layout.StackServer;
import io.holdfast.stack.layout.StackWarehouse;
import io.holdfast.stack.postgres.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The parts a plan calls for.
 *
 * @param installation what they run from
 * @param data where they keep things
 * @param secrets passwords
 * @param plan ports and warehouses
 */
public record Parts(
    Installation installation, DataDirectory data, Secrets secrets, StackPlan plan) {

  /** The parts of the stack in a directory that has a plan. */
  public static Parts of(DataDirectory data) {
    return new Parts(Installation.current(), data, Secrets.of(data), StackPlan.require(data));
  }

  /** Every part, in the order of starting; stopping goes backwards. */
  public List<Part> all() {
    List<Part> parts = new ArrayList<>();
    parts.add(hub());
    plan.warehouses().forEach(node -> parts.add(warehouse(node)));
    parts.add(new BrokerPart(installation, data, secrets, plan.ports().broker(), plan.insights()));
    parts.add(new SimulatorPart(installation, data, secrets, plan.ports()));
    parts.add(new MessagesPart(installation, data, plan.ports().mail(), plan.ports().sms()));
    plan.servers().forEach(server -> parts.add(server(server)));
    if (plan.insights()) {
      parts.add(store());
      parts.add(insights());
    }
    if (plan.serverCount() > 1) {
      parts.add(new BalancerPart(installation, data, plan));
    }
    return parts;
  }

  /** The search store. */
  public StorePart store() {
    return new StorePart(installation, data, plan.ports());
  }

  /** The stream job. */
  public InsightsPart insights() {
    return new InsightsPart(installation, data, secrets, plan.ports());
  }

  /** An application server. */
  public ServerPart server(StackServer server) {
    return new ServerPart(installation, data, secrets, plan, server);
  }

  /** The hub's database. */
  public Database hubDatabase() {
    return new Database(plan.ports().hub(), "hub", secrets);
  }

  /** A warehouse's database. */
  public Database database(StackWarehouse node) {
    int index = plan.warehouses().indexOf(node);
    return new Database(plan.ports().warehouse(index), "warehouse", secrets);
  }

  /** All databases by the name of their part, the hub first. */
  public Map<String, Database> databases() {
    Map<String, Database> databases = new LinkedHashMap<>();
    databases.put(PostgresPart.HUB, hubDatabase());
    plan.warehouses().forEach(node -> databases.put(node.part(), database(node)));
    return databases;
  }

  /** The hub's instance. */
  public PostgresPart hub() {
    return new PostgresPart(data, PostgresPart.HUB, hubDatabase(), this::provisionHub);
  }

  /** A warehouse's instance. */
  public PostgresPart warehouse(StackWarehouse node) {
    return new PostgresPart(
        data,
        node.part(),
        database(node),
        database -> {
          database.migrateWarehouse();
          new ServerFiles(installation, data).writeDataSources(plan, node.code(), database);
        });
  }

  private void provisionHub(Database database) throws SQLException {
    database.migrateHub();
    try (Connection connection = database.migrator();
        PreparedStatement insert =
            connection.prepareStatement(
                "INSERT INTO inventory.warehouse(code, name, city, country, latitude, longitude)"
                    + " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (code) DO NOTHING")) {
      for (StackWarehouse node : plan.warehouses()) {
        insert.setString(1, node.code());
        insert.setString(2, node.name());
        insert.setString(3, node.city());
        insert.setString(4, node.country());
        insert.setDouble(5, node.latitude());
        insert.setDouble(6, node.longitude());
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }
}
