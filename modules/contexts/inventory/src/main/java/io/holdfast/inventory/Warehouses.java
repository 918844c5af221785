package io.holdfast.inventory;

import io.holdfast.inventory.node.WarehouseNodes;
import io.holdfast.inventory.node.WarehouseRegister;
import io.holdfast.kernel.WarehouseCode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** The warehouses that sell. They are data: adding one needs neither rebuild nor restart. */
@Singleton
public final class Warehouses {
  private final WarehouseRegister register;
  private final WarehouseNodes nodes;

  @Inject
  public Warehouses(WarehouseRegister register, WarehouseNodes nodes) {
    this.register = register;
    this.nodes = nodes;
  }

  /** All warehouses, in the order of their codes. */
  public List<Warehouse> all() {
    return register.all();
  }

  /** One warehouse. */
  public Optional<Warehouse> find(WarehouseCode code) {
    return register.find(code);
  }

  /**
   * Registers a warehouse once its database answers.
   *
   * @return true if it is new, false if the code was registered before
   * @throws io.holdfast.kernel.UnavailableException if its data source is missing or does not
   *     answer; {@link io.holdfast.platform.UnfitDatabaseException} if its settings would lose
   *     orders
   */
  public boolean register(Warehouse warehouse) {
    nodes.open(warehouse);
    boolean added = register.add(warehouse);
    nodes.changed();
    return added;
  }
}
