package io.holdfast.inventory;

import io.holdfast.kernel.ConflictException;
import io.holdfast.kernel.WarehouseCode;

/**
 * A stock row of the warehouse was locked by another transaction for longer than the lock timeout.
 * Nothing was changed. {@link Reservations#findLocked} returns the SKUs concerned.
 */
public final class StockLockedException extends ConflictException {
  private final transient WarehouseCode warehouse;

  public StockLockedException(WarehouseCode warehouse, Throwable cause) {
    super("stock in " + warehouse + " is locked by somebody else", cause);
    this.warehouse = warehouse;
  }

  public WarehouseCode warehouse() {
    return warehouse;
  }
}
