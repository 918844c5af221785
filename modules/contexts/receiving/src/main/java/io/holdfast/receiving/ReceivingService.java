package io.holdfast.receiving;

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

/** Inbound shipments for external callers: checks roles and validates input. */
@Singleton
@RolesChecked
@RolesAllowed(Role.OPERATOR)
public class ReceivingService {
  private final InboundShipments shipments;

  @Inject
  public ReceivingService(InboundShipments shipments) {
    this.shipments = shipments;
  }

  /** As {@link InboundShipments#announce}. */
  public InboundShipment announce(@NotNull @Valid AnnounceInbound command) {
    return shipments.announce(command);
  }

  /** As {@link InboundShipments#receive}. */
  public InboundShipment receive(@NotNull @Valid ReceiveInbound command) {
    return shipments.receive(command);
  }

  /** As {@link InboundShipments#find}. */
  public Optional<InboundShipment> find(@NotNull UUID id) {
    return shipments.find(id);
  }

  /** As {@link InboundShipments#list}. */
  public Page<InboundShipment> list(@NotNull @Valid InboundQuery query) {
    return shipments.list(query);
  }
}
