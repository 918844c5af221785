package io.holdfast.inventory.node;

import io.holdfast.inventory.ChangedStock;
import io.holdfast.inventory.StockLockedException;
import io.holdfast.inventory.Warehouse;
import io.holdfast.kernel.ConflictException;
import io.holdfast.kernel.LockTimeoutException;
import io.holdfast.kernel.UnavailableException;
import io.holdfast.messaging.Outbox;
import io.holdfast.platform.SqlFailure;
import jakarta.persistence.EntityManagerFactory;
import java.sql.SQLException;
import javax.sql.DataSource;

/** One warehouse and the access to its database. */
public final class WarehouseNode {
  private final Warehouse warehouse;
  private final DataSource xa;
  private final DataSource plain;
  private final EntityManagerFactory entities;
  private final Outbox outbox;
  private final WarehouseHealth health;
  private final LockedSkus locked;
  private final ChangedStock changes;

  public WarehouseNode(
      Warehouse warehouse,
      DataSource xa,
      DataSource plain,
      EntityManagerFactory entities,
      Outbox outbox,
      WarehouseHealth health,
      LockedSkus locked,
      ChangedStock changes) {
    this.warehouse = warehouse;
    this.xa = xa;
    this.plain = plain;
    this.entities = entities;
    this.outbox = outbox;
    this.health = health;
    this.locked = locked;
    this.changes = changes;
  }

  public Warehouse warehouse() {
    return warehouse;
  }

  /** Connections that join the running JTA transaction. */
  public DataSource xa() {
    return xa;
  }

  /** Connections outside JTA, for reading. */
  public DataSource plain() {
    return plain;
  }

  /** Entity managers of the unit {@code warehouse}; they join the running JTA transaction. */
  public EntityManagerFactory entities() {
    return entities;
  }

  public Outbox outbox() {
    return outbox;
  }

  /** Where changes of its stock are recorded, in the transaction that makes them. */
  public ChangedStock changes() {
    return changes;
  }

  /** The circuit breaker. */
  public WarehouseHealth health() {
    return health;
  }

  /** The SKUs whose rows are locked by other transactions. */
  public LockedSkus locked() {
    return locked;
  }

  /**
   * Translates the failure of a batch's statement. An unreachable database opens the circuit
   * breaker and is reported as a conflict, since a new decision may use another warehouse.
   *
   * @return to be thrown
   */
  public RuntimeException failure(SQLException failure) {
    RuntimeException meaning = SqlFailure.of(failure);
    if (meaning instanceof UnavailableException) {
      health.failed();
      return new ConflictException("warehouse " + warehouse.code() + " has gone", failure);
    }
    if (meaning instanceof LockTimeoutException) {
      return new StockLockedException(warehouse.code(), failure);
    }
    return meaning;
  }
}
