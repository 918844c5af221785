package io.holdfast.payments;

import io.holdfast.kernel.OrderId;
import io.holdfast.payments.record.PaymentHistory;
import io.holdfast.platform.security.Role;
import io.holdfast.platform.security.RolesChecked;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.validation.constraints.NotNull;
import java.util.List;

/** Payments for external callers, with role checks. */
@Singleton
@RolesChecked
@RolesAllowed(Role.OPERATOR)
public class PaymentService {
  private final PaymentHistory history;

  @Inject
  public PaymentService(PaymentHistory history) {
    this.history = history;
  }

  /** The operations at the provider, oldest first; empty before the first decision. */
  public List<PaymentOperation> operations(@NotNull OrderId order) {
    return history.of(order);
  }
}
