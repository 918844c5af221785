package io.holdfast.notifications;

/** State of a message. */
public enum MessageState {
  /** To be sent. */
  PENDING,
  /** Accepted by its receiver. */
  SENT,
  /** Refused, or given up after the last attempt; it can be sent again by an operator. */
  FAILED
}
