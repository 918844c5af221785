package io.holdfast.orders;

import io.holdfast.kernel.IdempotencyKey;
import io.holdfast.kernel.OrderId;
import io.holdfast.kernel.Page;
import io.holdfast.kernel.TextForms;
import io.holdfast.kernel.VersionCondition;
import io.holdfast.platform.security.Caller;
import io.holdfast.platform.security.NotPermittedException;
import io.holdfast.platform.security.Role;
import io.holdfast.platform.security.RolesChecked;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Valid;
import jakarta.validation.Validator;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * Orders for external callers: checks roles and validates input. The server's own work uses {@link
 * Orders}.
 */
@Singleton
@RolesChecked
@RolesAllowed({Role.SHOP, Role.CUSTOMER})
public class OrderService {
  private final Orders orders;
  private final KnownPlaces places;
  private final Caller caller;
  private final Validator validator;

  @Inject
  public OrderService(Orders orders, KnownPlaces places, Caller caller, Validator validator) {
    this.orders = orders;
    this.places = places;
    this.caller = caller;
    this.validator = validator;
  }

  /**
   * Checks what {@link Orders#placeOrWait} will be given, in the caller's thread; the result places
   * the order in any thread. No parameter is annotated: interception is measurable on the hot path.
   *
   * @param saleTicket for SKUs of a sale; null if none was shown
   * @throws ConstraintViolationException if the order breaks its rules
   * @throws NotPermittedException if the caller does not act for its customer
   */
  public Supplier<CompletionStage<PlacementResult>> placing(
      IdempotencyKey key, PlaceOrder order, String saleTicket) {
    if (!PlaceOrderRules.hold(order)) {
      throw new ConstraintViolationException(validator.validate(order));
    }
    if (!caller.actsFor(order.customerId())) {
      throw new NotPermittedException("the name of another customer");
    }
    if (order.orderedAt() != null && caller.onlyCustomer().isPresent()) {
      throw new NotPermittedException("another time than now");
    }
    return () -> orders.placeOrWait(key, order, saleTicket);
  }

  /** As {@link Orders#isFull}. */
  public boolean isFull() {
    return orders.isFull();
  }

  /** As {@link KnownPlaces#find}. */
  public Optional<KnownPlaces.Place> locate(
      @NotNull String country, @NotNull String postalCode, @NotNull String city) {
    return places.find(country, postalCode, city);
  }

  /** As {@link Orders#find}. */
  public Optional<OrderView> find(@NotNull OrderId id) {
    return orders.find(id).filter(order -> caller.actsFor(order.customerId()));
  }

  /** For a caller that acts for one customer, the orders of others are not there. */
  private void requireOwn(OrderId id) {
    if (caller.onlyCustomer().isPresent() && find(id).isEmpty()) {
      throw new UnknownOrderException(id);
    }
  }

  /** As {@link Orders#timeline}. */
  public List<TimelineEntry> timeline(@NotNull OrderId id) {
    requireOwn(id);
    return orders.timeline(id);
  }

  /** As {@link Orders#list}. */
  public Page<OrderView> list(@NotNull @Valid OrderQuery query) {
    if (caller.onlyCustomer().isEmpty()) {
      return orders.list(query);
    }
    if (query.customerId() != null && !caller.actsFor(query.customerId())) {
      return new Page<>(List.of(), null);
    }
    return orders.list(query.of(caller.onlyCustomer().get()));
  }

  /** As {@link Orders#cancel}. */
  public OrderView cancel(
      @NotNull OrderId id,
      @NotNull @Pattern(regexp = TextForms.NAME, message = TextForms.NAME_RULE) String reason,
      @NotNull VersionCondition expectedVersion) {
    requireOwn(id);
    return orders.cancel(id, reason, expectedVersion);
  }
}
