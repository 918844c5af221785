package io.holdfast.notifications.event;

import io.holdfast.kernel.event.EventType;

/** Names of event types as webhooks use them: {@code order.confirmed}. */
public final class EventNames {
  private EventNames() {}

  /** The type without prefix and version; one without them, such as that of a test, as it is. */
  public static String of(String type) {
    return type.startsWith(EventType.PREFIX)
        ? type.substring(EventType.PREFIX.length(), type.lastIndexOf(".v"))
        : type;
  }
}
