package io.holdfast.notifications.event;

import io.holdfast.kernel.event.EventType;

/** Names of event types as webhooks use them: {@code order.confirmed}. */
public final class EventNames {
  private EventNames() {}

  /** The type without prefix and version. */
  public static String of(String type) {
    int end = type.lastIndexOf(".v");
    return type.substring(EventType.PREFIX.length(), end);
  }
}
