package io.holdfast.inventory.node;

import io.holdfast.inventory.Warehouse;
import io.holdfast.kernel.UnavailableException;
import io.holdfast.kernel.WarehouseCode;
import io.holdfast.platform.PersistenceUnits;
import io.holdfast.platform.Transactions;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceException;
import java.util.List;
import java.util.Optional;

/** The list of warehouses, kept in the hub. */
@Singleton
public final class WarehouseRegister {
  /** Two servers may add the same code at once: the second attempt finds it. */
  private static final int ATTEMPTS = 2;

  private final EntityManagerFactory hub;
  private final Transactions transactions;

  @Inject
  public WarehouseRegister(PersistenceUnits units, Transactions transactions) {
    this.hub = units.open("inventory", "jdbc/hub");
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

  /** Adds one; false if the code is taken. */
  public boolean add(Warehouse warehouse) {
    return transactions.run(
        ATTEMPTS,
        () -> {
          try (EntityManager entities = hub.createEntityManager()) {
            if (entities.find(WarehouseRow.class, warehouse.code().value()) != null) {
              return false;
            }
            entities.persist(new WarehouseRow(warehouse));
            entities.flush();
            return true;
          }
        });
  }
}
