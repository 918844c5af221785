package io.holdfast.inventory;

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

/**
 * Transfers for external callers: checks roles and validates input. Other contexts use {@link
 * Transfers}.
 */
@Singleton
@RolesChecked
@RolesAllowed(Role.OPERATOR)
public class TransferService {
  private final Transfers transfers;

  @Inject
  public TransferService(Transfers transfers) {
    this.transfers = transfers;
  }

  /** As {@link Transfers#start}. */
  public Transfer start(@NotNull @Valid StartTransfer command) {
    return transfers.start(command);
  }

  /** As {@link Transfers#receive}. */
  public Transfer receive(@NotNull @Valid ReceiveTransfer command) {
    return transfers.receive(command);
  }

  /** As {@link Transfers#cancel}. */
  public Transfer cancel(@NotNull UUID id) {
    return transfers.cancel(id);
  }

  /** As {@link Transfers#find}. */
  public Optional<Transfer> find(@NotNull UUID id) {
    return transfers.find(id);
  }

  /** As {@link Transfers#list}. */
  public Page<Transfer> list(@NotNull @Valid TransferQuery query) {
    return transfers.list(query);
  }
}
