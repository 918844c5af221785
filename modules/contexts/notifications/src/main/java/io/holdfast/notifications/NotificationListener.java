package io.holdfast.notifications;

/** An open stream of messages to a customer. Its methods return at once. */
public interface NotificationListener {
  /** A message; its id is where the stream can be resumed. */
  void message(CustomerNotification message);

  /** Messages may have been missed: the customer is to load the list again. */
  void reload();

  /** Nothing happened; the connection is to be kept. */
  void keepAlive();

  /** Whether the stream is still open. */
  boolean isOpen();

  /** The server ends the stream. */
  void close();
}
