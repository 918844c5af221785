package io.holdfast.notifications;

import io.holdfast.kernel.OrderId;
import io.holdfast.notifications.customer.MessagesOfOrder;
import io.holdfast.platform.security.Role;
import io.holdfast.platform.security.RolesChecked;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.UUID;

/** What a customer was told of an order, for external callers, with role checks. */
@Singleton
@RolesChecked
@RolesAllowed(Role.OPERATOR)
public class OrderMessages {
  private final MessagesOfOrder messages;

  @Inject
  public OrderMessages(MessagesOfOrder messages) {
    this.messages = messages;
  }

  /** The messages of an order to its customer, the oldest first, at most 200. */
  public List<CustomerNotification> list(@NotNull OrderId order, @NotNull String customer) {
    return messages.list(order, customer);
  }

  /**
   * Sends a mail or a text message once more, to the address that the customer has now.
   *
   * @return false if the order has no such message, or it has no address
   */
  public boolean resend(@NotNull OrderId order, @NotNull String customer, @NotNull UUID message) {
    return messages.resend(order, customer, message);
  }
}
