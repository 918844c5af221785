package io.holdfast.notifications;

import io.holdfast.kernel.Page;
import io.holdfast.notifications.outgoing.DeadMessages;
import io.holdfast.platform.security.Role;
import io.holdfast.platform.security.RolesChecked;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;

/** The messages that were given up, for external callers, with role checks. */
@Singleton
@RolesChecked
@RolesAllowed(Role.ADMIN)
public class FailedMessages {
  private static final int MOST = 200;

  private final DeadMessages messages;

  @Inject
  public FailedMessages(DeadMessages messages) {
    this.messages = messages;
  }

  /**
   * A page of them, the newest first.
   *
   * @param before where the page starts; null for the first one
   */
  public Page<FailedMessage> list(UUID before, @Min(1) @Max(MOST) int limit) {
    return Page.cut(messages.list(before, limit + 1), limit, message -> message.id().toString());
  }

  /** Sends one again, with the same id; false if there is no such failed message. */
  public boolean replay(@NotNull UUID id) {
    return messages.replay(id);
  }
}
