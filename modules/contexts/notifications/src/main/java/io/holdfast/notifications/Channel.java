package io.holdfast.notifications;

/** How a message reaches its recipient. */
public enum Channel {
  /** E-mail. */
  EMAIL,
  /** Text message. */
  SMS,
  /** Shown in the application; delivered when it is written. */
  IN_APP,
  /** An event as an HTTP request to a subscriber. */
  WEBHOOK
}
