package io.holdfast.notifications;

import io.holdfast.kernel.TextForms;
import io.holdfast.notifications.feed.InAppFeed;
import io.holdfast.platform.security.Caller;
import io.holdfast.platform.security.Role;
import io.holdfast.platform.security.RolesChecked;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.UUID;

/** Streams of messages in the application for external callers, with role checks. */
@Singleton
@RolesChecked
@RolesAllowed({Role.SHOP, Role.CUSTOMER})
public class NotificationStreams {
  private final InAppFeed feed;
  private final Caller caller;

  @Inject
  public NotificationStreams(InAppFeed feed, Caller caller) {
    this.feed = feed;
    this.caller = caller;
  }

  /**
   * Opens a stream of the messages to a customer.
   *
   * @param last the message that was seen last; null to begin with the next one
   * @throws io.holdfast.kernel.UnavailableException if too many streams are open
   */
  public void open(
      @NotNull @Pattern(regexp = TextForms.NAME) String customer,
      UUID last,
      @NotNull NotificationListener listener) {
    caller.requireActingFor(customer);
    feed.open(customer, last, listener);
  }
}
