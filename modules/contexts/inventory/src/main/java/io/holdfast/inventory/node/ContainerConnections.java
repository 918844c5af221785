package io.holdfast.inventory.node;

import io.holdfast.inventory.ChangedStock;
import io.holdfast.inventory.Warehouse;
import io.holdfast.kernel.UnavailableException;
import io.holdfast.messaging.Maintenance;
import io.holdfast.messaging.Outbox;
import io.holdfast.messaging.Relays;
import io.holdfast.platform.DatabaseRequirements;
import io.holdfast.platform.PersistenceUnits;
import io.holdfast.platform.PoolWatch;
import io.holdfast.platform.Transactions;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;

/**
 * Finds warehouses by the server's data sources {@code jdbc/warehouse/<code>}, found at run time.
 */
@Singleton
public final class ContainerConnections implements WarehouseConnections {
  private static final String PREFIX = "jdbc/warehouse/";
  private static final int ANSWER_SECONDS = 3;

  private final PersistenceUnits units;
  private final Relays relays;
  private final Transactions transactions;
  private final Maintenance maintenance;
  private final PoolWatch pools;
  private final ChangedStock changes;

  @Inject
  public ContainerConnections(
      PersistenceUnits units,
      Relays relays,
      Transactions transactions,
      Maintenance maintenance,
      PoolWatch pools,
      ChangedStock changes) {
    this.units = units;
    this.relays = relays;
    this.transactions = transactions;
    this.maintenance = maintenance;
    this.pools = pools;
    this.changes = changes;
  }

  @Override
  public WarehouseNode open(Warehouse warehouse, WarehouseHealth health, LockedSkus locked) {
    String name = PREFIX + warehouse.code();
    try {
      DataSource xa = InitialContext.doLookup(name);
      DataSource plain = InitialContext.doLookup(name + "-plain");
      requireAnswer(warehouse, plain);
      Outbox outbox = new Outbox(transactions, relays.start(warehouse.code().value(), plain));
      maintenance.start(warehouse.code().value(), plain);
      pools.start(name, plain);
      return new WarehouseNode(
          warehouse, xa, plain, units.open("warehouse", name), outbox, health, locked, changes);
    } catch (NamingException e) {
      throw new UnavailableException("data source " + name + " is not configured", e);
    }
  }

  private static void requireAnswer(Warehouse warehouse, DataSource plain) {
    try (Connection connection = plain.getConnection()) {
      if (!connection.isValid(ANSWER_SECONDS)) {
        throw new UnavailableException("warehouse " + warehouse.code() + " does not answer");
      }
      DatabaseRequirements.configured().check(warehouse.code().value(), connection);
    } catch (SQLException e) {
      throw new UnavailableException("warehouse " + warehouse.code() + " cannot be reached", e);
    }
  }
}
