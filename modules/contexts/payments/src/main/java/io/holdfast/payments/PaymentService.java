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

/** The payments for callers from outside, with their roles. */
@Singleton
@RolesChecked
@RolesAllowed(Role.OPERATOR)
public class PaymentService {
  private final PaymentHistory history;

  @Inject
  public PaymentService(PaymentHistory history) {
    this.history = history;
  }

  /** What the provider was asked for, oldest first; nothing if it decided nothing yet. */
  public List<PaymentOperation> operations(@NotNull OrderId order) {
    return history.of(order);
  }
}
