package io.holdfast.inventory;

import io.holdfast.kernel.Page;
import io.holdfast.kernel.WarehouseCode;
import java.util.Set;

/**
 * Movements of several warehouses.
 *
 * @param page in the order of their times, and within a warehouse in that of their ids
 * @param unreachable warehouses that could not be read; their positions stay where they were
 */
public record MovementPage(Page<Item> page, Set<WarehouseCode> unreachable) {

  /**
   * A movement.
   *
   * @param position behind it: reading on from there misses and repeats nothing
   */
  public record Item(WarehouseCode warehouse, Movement movement, LedgerPosition position) {}
}
