package io.holdfast.inventory.node;

import io.holdfast.inventory.Warehouse;
import io.holdfast.kernel.DomainEvent;
import io.holdfast.kernel.Location;
import io.holdfast.kernel.TimeOrderedUuid;
import io.holdfast.kernel.UnavailableException;
import io.holdfast.kernel.WarehouseCode;
import io.holdfast.kernel.event.StockEvent;
import io.holdfast.messaging.HubDatabase;
import io.holdfast.messaging.trail.AuditTrail;
import io.holdfast.platform.JsonText;
import io.holdfast.platform.PersistenceUnits;
import io.holdfast.platform.Transactions;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The list of warehouses, kept in the hub. */
@Singleton
public final class WarehouseRegister {
  /** Two servers may add the same code concurrently; the retry finds it. */
  private static final int ATTEMPTS = 2;

  private static final String COLUMNS =
      "SELECT code, name, city, country, latitude, longitude FROM inventory.warehouse ";
  private static final String ALL = COLUMNS + "ORDER BY code";
  private static final String ONE = COLUMNS + "WHERE code = ?";

  private final EntityManagerFactory hub;
  private final HubDatabase database;
  private final Transactions transactions;

  @Inject
  public WarehouseRegister(
      PersistenceUnits units, HubDatabase database, Transactions transactions) {
    this.hub = units.open("inventory", "jdbc/hub");
    this.database = database;
    this.transactions = transactions;
  }

  /** All, in the order of their codes. */
  public List<Warehouse> all() {
    return read(ALL, null);
  }

  /** One of them. */
  public Optional<Warehouse> find(WarehouseCode code) {
    return read(ONE, code).stream().findFirst();
  }

  /** Without entities: EclipseLink tries for ten seconds when the hub is away. */
  private List<Warehouse> read(String query, WarehouseCode code) {
    try (Connection connection = database.plain().getConnection();
        PreparedStatement statement = connection.prepareStatement(query)) {
      if (code != null) {
        statement.setString(1, code.value());
      }
      List<Warehouse> found = new ArrayList<>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          found.add(
              new Warehouse(
                  new WarehouseCode(row.getString(1)),
                  row.getString(2),
                  row.getString(3),
                  row.getString(4),
                  new Location(row.getDouble(5), row.getDouble(6))));
        }
      }
      return found;
    } catch (SQLException e) {
      throw new UnavailableException("the hub cannot be read", e);
    }
  }

  /** Adds a warehouse and publishes an event; false if the code is taken. */
  public boolean add(Warehouse warehouse) {
    return transactions.run(
        ATTEMPTS,
        () -> {
          try (Connection connection = database.xa().getConnection();
              EntityManager entities = hub.createEntityManager()) {
            if (entities.find(WarehouseRow.class, warehouse.code().value()) != null) {
              return false;
            }
            WarehouseRow row = new WarehouseRow(warehouse);
            entities.persist(row);
            entities.flush();
            database.outbox().append(connection, List.of(registered(warehouse, row.version())));
            AuditTrail.join(connection, null, data(warehouse));
            return true;
          }
        });
  }

  private record Registered(
      String code, String name, String city, String country, double latitude, double longitude) {}

  private static Registered data(Warehouse warehouse) {
    return new Registered(
        warehouse.code().value(),
        warehouse.name(),
        warehouse.city(),
        warehouse.country(),
        warehouse.location().latitude(),
        warehouse.location().longitude());
  }

  private static DomainEvent registered(Warehouse warehouse, int version) {
    return DomainEvent.of(
        TimeOrderedUuid.next(),
        StockEvent.WAREHOUSE_REGISTERED,
        warehouse.code().value(),
        version,
        JsonText.of(data(warehouse)));
  }
}
