package io.holdfast.fulfilment;

import io.holdfast.kernel.Page;
import io.holdfast.platform.security.Role;
import io.holdfast.platform.security.RolesChecked;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.Optional;
import java.util.UUID;

/** Shipments for external callers: checks roles and validates input. */
@Singleton
@RolesChecked
@RolesAllowed(Role.OPERATOR)
public class ShipmentService {
  private final Shipments shipments;

  @Inject
  public ShipmentService(Shipments shipments) {
    this.shipments = shipments;
  }

  /** As {@link Shipments#find}. */
  @RolesAllowed(Role.SHOP)
  public Optional<ShipmentView> find(@NotNull UUID id) {
    return shipments.find(id);
  }

  /** As {@link Shipments#list}. */
  @RolesAllowed(Role.SHOP)
  public Page<ShipmentView> list(@NotNull @Valid ShipmentQuery query) {
    return shipments.list(query);
  }

  /** As {@link Shipments#dispatch}. */
  public ShipmentView dispatch(@NotNull UUID id) {
    return shipments.dispatch(id);
  }

  /** As {@link Shipments#retry}. */
  @RolesAllowed(Role.ADMIN)
  public ShipmentView retry(@NotNull UUID id) {
    return shipments.retry(id);
  }
}
