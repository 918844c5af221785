package io.holdfast.orders;

import io.holdfast.kernel.OrderId;
import io.holdfast.kernel.Page;
import io.holdfast.orders.returns.Returns;
import io.holdfast.platform.security.Caller;
import io.holdfast.platform.security.Role;
import io.holdfast.platform.security.RolesChecked;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.Optional;
import java.util.UUID;

/** Returns for external callers: checks roles and validates input. */
@Singleton
@RolesChecked
@RolesAllowed(Role.SHOP)
public class ReturnService {
  private final Returns returns;
  private final Orders orders;
  private final Caller caller;

  @Inject
  public ReturnService(Returns returns, Orders orders, Caller caller) {
    this.returns = returns;
    this.orders = orders;
    this.caller = caller;
  }

  /**
   * Announces a return. Repeated under the same key, the stored answer is returned.
   *
   * @throws UnknownOrderException if there is no such order
   * @throws ReturnExceedsShippedException if units were not shipped or are in another return
   * @throws io.holdfast.kernel.IdempotencyKeyReusedException if the key was used for another
   *     request
   */
  @RolesAllowed({Role.SHOP, Role.CUSTOMER})
  public ReturnView request(@NotNull @Valid RequestReturn command) {
    if (!isOwn(command.order())) {
      throw new UnknownOrderException(command.order());
    }
    return returns.request(command);
  }

  /**
   * Receives goods. Repeated under the same key, the stored answer is returned.
   *
   * @throws UnknownReturnException if there is no such return
   * @throws ReturnExceedsShippedException if more came than was announced
   * @throws IllegalReturnStateException if the return is complete
   * @throws io.holdfast.inventory.UnknownWarehouseException if the warehouse is not registered
   * @throws io.holdfast.kernel.UnavailableException if the warehouse cannot be reached
   */
  @RolesAllowed(Role.OPERATOR)
  public ReturnView receive(@NotNull @Valid ReceiveReturn command) {
    return returns.receive(command);
  }

  /** One return, or empty. */
  @RolesAllowed({Role.SHOP, Role.CUSTOMER})
  public Optional<ReturnView> find(@NotNull UUID id) {
    return returns.find(id).filter(found -> isOwn(new OrderId(found.orderId())));
  }

  private boolean isOwn(OrderId order) {
    return caller.onlyCustomer().isEmpty()
        || orders.find(order).filter(found -> caller.actsFor(found.customerId())).isPresent();
  }

  /** A page of returns, the newest first. */
  public Page<ReturnView> list(@NotNull @Valid ReturnQuery query) {
    return returns.list(query);
  }
}
