package io.holdfast.inventory;

import io.holdfast.kernel.WarehouseCode;
import io.holdfast.platform.security.Role;
import io.holdfast.platform.security.RolesChecked;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Optional;

/**
 * Warehouses for external callers: checks roles and validates input. Other contexts use {@link
 * Warehouses}.
 */
@Singleton
@RolesChecked
@RolesAllowed(Role.SHOP)
public class WarehouseService {
  private final Warehouses warehouses;

  @Inject
  public WarehouseService(Warehouses warehouses) {
    this.warehouses = warehouses;
  }

  /** As {@link Warehouses#all}. */
  public List<Warehouse> all() {
    return warehouses.all();
  }

  /** As {@link Warehouses#find}. */
  public Optional<Warehouse> find(@NotNull WarehouseCode code) {
    return warehouses.find(code);
  }

  /** As {@link Warehouses#register}. */
  @RolesAllowed(Role.ADMIN)
  public boolean register(@NotNull @Valid Warehouse warehouse) {
    return warehouses.register(warehouse);
  }
}
