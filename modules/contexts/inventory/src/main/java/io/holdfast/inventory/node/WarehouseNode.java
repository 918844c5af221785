package io.holdfast.inventory.node;

import io.holdfast.inventory.Warehouse;
import io.holdfast.kernel.ConflictException;
import io.holdfast.kernel.UnavailableException;
import io.holdfast.messaging.Outbox;
import io.holdfast.platform.SqlFailure;
import jakarta.persistence.EntityManagerFactory;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;

/** One warehouse and the way to its database. */
public final class WarehouseNode {
  private static final long REST_NANOS = Duration.ofSeconds(1).toNanos();

  private final Warehouse warehouse;
  private final DataSource xa;
  private final DataSource plain;
  private final EntityManagerFactory entities;
  private final Outbox outbox;
  private volatile long failedAt = System.nanoTime() - REST_NANOS;

  public WarehouseNode(
      Warehouse warehouse,
      DataSource xa,
      DataSource plain,
      EntityManagerFactory entities,
      Outbox outbox) {
    this.warehouse = warehouse;
    this.xa = xa;
    this.plain = plain;
    this.entities = entities;
    this.outbox = outbox;
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

  /** Notes that the database did not answer: it is left alone for a moment. */
  public void failed() {
    failedAt = System.nanoTime();
  }

  /**
   * What a failed statement means here. A database that has gone is left alone for a moment and the
   * work is a conflict: decided again, it may go elsewhere.
   *
   * @return to be thrown
   */
  public RuntimeException failure(SQLException failure) {
    RuntimeException meaning = SqlFailure.of(failure);
    if (meaning instanceof UnavailableException) {
      failed();
      return new ConflictException("warehouse " + warehouse.code() + " has gone", failure);
    }
    return meaning;
  }

  /** Whether the database did not answer a moment ago. */
  public boolean isResting() {
    return System.nanoTime() - failedAt < REST_NANOS;
  }
}
