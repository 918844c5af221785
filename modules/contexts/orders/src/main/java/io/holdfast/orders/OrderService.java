package io.holdfast.orders;

import io.holdfast.kernel.IdempotencyKey;
import io.holdfast.kernel.OrderId;
import io.holdfast.kernel.Page;
import io.holdfast.kernel.TextForms;
import io.holdfast.kernel.VersionCondition;
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

/**
 * Orders for external callers: checks roles and validates input. The server's own work uses {@link
 * Orders}.
 */
@Singleton
@RolesChecked
@RolesAllowed(Role.SHOP)
public class OrderService {
  private final Orders orders;
  private final Validator validator;

  @Inject
  public OrderService(Orders orders, Validator validator) {
    this.orders = orders;
    this.validator = validator;
  }

  /**
   * As {@link Orders#placeOrWait}. No parameter is annotated: interception is measurable on the hot
   * path.
   *
   * @throws ConstraintViolationException if the order breaks its rules
   */
  public CompletionStage<PlacementResult> placeOrWait(IdempotencyKey key, PlaceOrder order) {
    if (!PlaceOrderRules.hold(order)) {
      throw new ConstraintViolationException(validator.validate(order));
    }
    return orders.placeOrWait(key, order);
  }

  /** As {@link Orders#find}. */
  public Optional<OrderView> find(@NotNull OrderId id) {
    return orders.find(id);
  }

  /** As {@link Orders#timeline}. */
  public List<TimelineEntry> timeline(@NotNull OrderId id) {
    return orders.timeline(id);
  }

  /** As {@link Orders#list}. */
  public Page<OrderView> list(@NotNull @Valid OrderQuery query) {
    return orders.list(query);
  }

  /** As {@link Orders#cancel}. */
  public OrderView cancel(
      @NotNull OrderId id,
      @NotNull @Pattern(regexp = TextForms.NAME, message = TextForms.NAME_RULE) String reason,
      @NotNull VersionCondition expectedVersion) {
    return orders.cancel(id, reason, expectedVersion);
  }
}
