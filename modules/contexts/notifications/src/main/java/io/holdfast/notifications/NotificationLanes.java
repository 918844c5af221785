package io.holdfast.notifications;

import io.holdfast.batching.LaneState;
import io.holdfast.notifications.event.NotificationHandling;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;

/** The lane that writes messages. */
@Singleton
public final class NotificationLanes {
  private final NotificationHandling handling;

  @Inject
  public NotificationLanes(NotificationHandling handling) {
    this.handling = handling;
  }

  /** State of the lanes of this server. */
  public List<LaneState> states() {
    return List.of(handling.lane());
  }
}
