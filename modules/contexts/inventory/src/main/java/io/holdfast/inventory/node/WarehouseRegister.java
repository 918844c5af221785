package io.holdfast.inventory.node;

import io.holdfast.inventory.Warehouse;
import io.holdfast.kernel.DomainEvent;
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
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.util.List;
import java.util.Optional;

/** The list of warehouses, kept in the hub. */
@Singleton
public final class WarehouseRegister {
  /** Two servers may add the same code concurrently; the retry finds it. */
  private static final int ATTEMPTS = 2;

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
    try (EntityManager entities = hub.createEntityManager()) {
      return entities
          .createQuery("SELECT w FROM WarehouseRow w ORDER BY w.code", WarehouseRow.class)
          .getResultStream()
          .map(WarehouseRow::toWarehouse)
          .toList();
    } catch (PersistenceException e) {
      throw new UnavailableException("the hub cannot be read", e);
    }
  }

  /** One of them. */
  public Optional<Warehouse> find(WarehouseCode code) {
    try (EntityManager entities = hub.createEntityManager()) {
      return Optional.ofNullable(entities.find(WarehouseRow.class, code.value()))
          .map(WarehouseRow::toWarehouse);
    } catch (PersistenceException e) {
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
