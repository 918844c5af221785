package io.holdfast.web.notifications;

import io.holdfast.notifications.CustomerNotification;
import io.holdfast.notifications.NotificationListener;
import io.holdfast.web.http.EventStream;
import java.util.Map;

/**
 * The messages of one customer to a client; one that was disconnected resumes where it was.
 *
 * @param events to the client
 */
record OpenStream(EventStream events) implements NotificationListener {
  /** Messages that may wait for the client. */
  static final int MOST_UNREAD = 100;

  @Override
  public void message(CustomerNotification message) {
    events.send("notification", message.id().toString(), NotificationJson.of(message));
  }

  @Override
  public void reload() {
    events.send("reload", Map.of());
  }

  @Override
  public void keepAlive() {
    events.keepAlive();
  }

  @Override
  public boolean isOpen() {
    return events.isOpen();
  }

  @Override
  public void close() {
    events.close();
  }
}
